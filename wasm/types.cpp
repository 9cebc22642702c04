// The few C++ types that cross the border, told to embind.
//
// Linking with --bind registers every built-in type, strings, wide strings, values and memory views included, and with
// them all the JavaScript that converts them (about 1400 bytes of brotli), and a printf (2400). The module passes numbers
// only, so it links embind's JavaScript library alone and registers these.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <string.h>

#include <limits>

extern "C" {

// The name of a type that nobody registered, for embind's error message. embind frees it.
EMSCRIPTEN_KEEPALIVE char* __getTypeName(const void*) { return strdup("?"); }

// Before the bindings, whose constructors have no priority.
__attribute__((constructor(101))) void register_types() {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_bool(TypeID<bool>::get(), "bool", sizeof(bool), true, false);
  _embind_register_integer(TypeID<int>::get(), "int", sizeof(int), std::numeric_limits<int>::min(),
                           std::numeric_limits<int>::max());
  _embind_register_integer(TypeID<unsigned>::get(), "unsigned int", sizeof(unsigned), 0,
                           std::numeric_limits<unsigned>::max());
}

}  // extern "C"
