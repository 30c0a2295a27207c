#ifndef COURSE_EXPLORER_REAL_HPP
#define COURSE_EXPLORER_REAL_HPP

#include <dlfcn.h>

namespace explorer {

/// The C library's own function of this name: the one that ours hides.
template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace explorer

#endif
