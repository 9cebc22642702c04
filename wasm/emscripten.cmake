# The toolchain of the WebAssembly build: Debian's Emscripten, usable without setting anything by hand.

include(/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake)

# Linking with optimization runs Debian's acorn, which node finds only through NODE_PATH.
foreach(kind C_COMPILER CXX_COMPILER C_LINKER CXX_LINKER)
  set(CMAKE_${kind}_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
endforeach()
