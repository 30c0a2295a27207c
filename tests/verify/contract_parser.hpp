#ifndef COURSE_VERIFY_CONTRACT_PARSER_HPP
#define COURSE_VERIFY_CONTRACT_PARSER_HPP

#include <optional>

#include "contract.hpp"
#include "source.hpp"

namespace verify {

/// The contract in the closing comment of a snippet. Every breach of the
/// grammar becomes a problem; what is returned then is as far as it was read.
std::optional<contract> parse_contract(const source_text& source,
                                       problems& found);

}  // namespace verify

#endif
