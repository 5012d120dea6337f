# SPDX-License-Identifier: GPL-3.0-or-later
# ss_core_module(NAME SOURCES … [LINK …]): the static library ss_NAME (alias ss::NAME) of one core folder.
# A folder's allowed friends are its LINK line; tests/lint checks the includes as well.
function(ss_core_module name)
  cmake_parse_arguments(ARG "QT" "" "SOURCES;LINK" ${ARGN})
  add_library(ss_${name} STATIC ${ARG_SOURCES})
  add_library(ss::${name} ALIAS ss_${name})
  target_link_libraries(ss_${name} PUBLIC ${ARG_LINK})
  if(ARG_QT)
    target_link_libraries(ss_${name} PRIVATE ss_qt_options PUBLIC ss_options)
    set_target_properties(ss_${name} PROPERTIES AUTOMOC ON)
  else()
    target_link_libraries(ss_${name} PUBLIC ss_options)
    set_target_properties(ss_${name} PROPERTIES AUTOMOC OFF)
  endif()
endfunction()

# ss_add_test(AREA UNIT [SOURCES …] [LINK …] [LABELS …] [TIMEOUT s]): tests/AREA/tst_UNIT.cpp becomes the ctest
# "AREA.UNIT".
function(ss_add_test area unit)
  cmake_parse_arguments(ARG "" "TIMEOUT" "LINK;LABELS;SOURCES" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 60)
  endif()
  set(target tst_${area}_${unit})
  add_executable(${target} "${CMAKE_CURRENT_SOURCE_DIR}/tst_${unit}.cpp" ${ARG_SOURCES})
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  target_link_libraries(${target} PRIVATE ss_qt_options Qt6::Test ${ARG_LINK})
  # The test's own class is all that moc has to read: CMake's automatic one would compile a file more for each test.
  set(moc "${CMAKE_CURRENT_BINARY_DIR}/moc_${target}")
  qt_generate_moc("tst_${unit}.cpp" "${moc}/tst_${unit}.moc" TARGET ${target})
  target_sources(${target} PRIVATE "${moc}/tst_${unit}.moc")
  target_include_directories(${target} PRIVATE "${moc}")
  # Tests compare with literals on every line. They run once, so they are quick to compile rather than fast.
  target_compile_options(${target} PRIVATE -UQT_NO_CAST_FROM_ASCII -O0 -U_FORTIFY_SOURCE)
  target_compile_definitions(${target} PRIVATE SOCKETSCOPE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  add_test(NAME ${area}.${unit} COMMAND ${target})
  ss_test_properties(${area}.${unit} TIMEOUT ${ARG_TIMEOUT} LABELS ${area} ${ARG_LABELS})
endfunction()

# What every test runs under: no display, no locale of the user, no settings of the user.
function(ss_test_properties name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "LABELS;ENVIRONMENT" ${ARGN})
  set_tests_properties(${name} PROPERTIES
    TIMEOUT ${ARG_TIMEOUT}
    LABELS "${ARG_LABELS}"
    # A program counts as skipped only where nothing in it failed: ctest would let a skip hide a failure.
    SKIP_REGULAR_EXPRESSION "Totals: [0-9]+ passed, 0 failed, [1-9][0-9]* skipped"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;XDG_CONFIG_HOME=${CMAKE_BINARY_DIR}/tests/home/config;XDG_DATA_HOME=${CMAKE_BINARY_DIR}/tests/home/data;XDG_RUNTIME_DIR=${CMAKE_BINARY_DIR}/tests/home/run;PYTHONDONTWRITEBYTECODE=1;TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/journal/tsan.supp;${ARG_ENVIRONMENT}")
endfunction()
