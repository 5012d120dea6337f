# SPDX-License-Identifier: GPL-3.0-or-later
# "cpack" in the build folder makes a Debian package and an archive.
set(CPACK_GENERATOR "DEB;TGZ")
set(CPACK_PACKAGE_NAME "socketscope")
set(CPACK_PACKAGE_VENDOR "The Socketscope authors")
set(CPACK_PACKAGE_CONTACT "The Socketscope authors <socketscope@users.noreply.github.com>")
set(CPACK_PACKAGE_HOMEPAGE_URL "https://github.com/socketscope/socketscope")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "See what your sockets do")
set(CPACK_PACKAGE_DESCRIPTION
  "Runs UDP and TCP clients and servers and shows every socket call of both ends\nas it happens: when a call blocked, what woke it, the messages between them\nand each byte of those.")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGE_DIRECTORY "${CMAKE_BINARY_DIR}/packages")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX "/usr")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION "net")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, fonts-jetbrains-mono, qt6-wayland")
# The helpers get their capability when the package is installed: file capabilities do not survive a build. The raw helper
# is for a group of its own.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, libcap2-bin")
set(scripts)
foreach(script postinst postrm)
  configure_file("${CMAKE_SOURCE_DIR}/resources/packaging/${script}.in" "${CMAKE_BINARY_DIR}/packaging/${script}" @ONLY
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
  list(APPEND scripts "${CMAKE_BINARY_DIR}/packaging/${script}")
endforeach()
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${scripts}")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
include(CPack)
