#ifndef COURSE_EXPLORER_DRIVER_LIBRARY_CODE_HPP
#define COURSE_EXPLORER_DRIVER_LIBRARY_CODE_HPP

#include "../shared/search_log.hpp"
#include "symbols.hpp"

namespace explorer {

/// Tells a search where libstdc++'s own looking and counting lies in the
/// program; see runtime/library_code.hpp.
void name_library_code(const symbol_table& symbols, search_log& log);

}  // namespace explorer

#endif
