# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target carries every flag, so that no folder can compile by other rules.
add_library(ss_options INTERFACE)
target_compile_features(ss_options INTERFACE cxx_std_20)
target_include_directories(ss_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(ss_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  -Wcast-align -Wformat=2 -Wimplicit-fallthrough
  -Wno-missing-field-initializers # members that a designated initializer leaves at their default
  $<$<COMPILE_LANGUAGE:CXX>:-Wold-style-cast>
  -fstack-protector-strong)
if(SOCKETSCOPE_WERROR)
  target_compile_options(ss_options INTERFACE -Werror)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release" OR CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
  target_compile_options(ss_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
if(SOCKETSCOPE_SANITIZE)
  target_compile_options(ss_options INTERFACE -fsanitize=${SOCKETSCOPE_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(ss_options INTERFACE -fsanitize=${SOCKETSCOPE_SANITIZE})
  if(SOCKETSCOPE_SANITIZE MATCHES "undefined")
    target_compile_options(ss_options INTERFACE -fno-sanitize-recover=undefined)
  endif()
endif()
target_link_options(ss_options INTERFACE -Wl,-z,relro,-z,now)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# What a target that uses Qt must also obey.
add_library(ss_qt_options INTERFACE)
target_link_libraries(ss_qt_options INTERFACE ss_options)
target_compile_definitions(ss_qt_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_STRICT_ITERATORS
  QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
