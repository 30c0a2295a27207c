#ifndef COURSE_VERIFY_BODY_PARSER_HPP
#define COURSE_VERIFY_BODY_PARSER_HPP

#include <vector>

#include "contract.hpp"
#include "source.hpp"

namespace verify {

/// The lines of a section that follow its header.
struct section_lines {
  const source_text& source;
  /// The header's line.
  int header = 0;
  /// The last line of the section.
  int last = 0;
};

/// The body or, for outcomes, the bodies of a section.
std::vector<body> parse_bodies(const section_lines& section, contract_kind kind,
                               problems& found);

/// The lines of a section that is a plain list of them.
std::vector<contract_line> parse_lines(const section_lines& section,
                                       problems& found);

}  // namespace verify

#endif
