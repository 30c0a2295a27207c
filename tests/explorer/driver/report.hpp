#ifndef COURSE_EXPLORER_REPORT_HPP
#define COURSE_EXPLORER_REPORT_HPP

#include <string>

#include "exploration.hpp"
#include "options.hpp"
#include "symbols.hpp"

namespace explorer {

/// The result as JSON, the same bytes for the same result.
std::string as_json(const options& wanted, const exploration& result,
                    symbol_table& symbols);

/// The result for a person at a terminal.
std::string as_text(const options& wanted, const exploration& result,
                    symbol_table& symbols);

/// "sampled", "exhaustive", "bounded", "unfinished" or "not controlled".
std::string verdict(const options& wanted, const exploration& result);

}  // namespace explorer

#endif
