#ifndef COURSE_VERIFY_BLESS_HPP
#define COURSE_VERIFY_BLESS_HPP

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "match.hpp"
#include "problem.hpp"
#include "snippet.hpp"

namespace verify {

/// `verify bless`: runs the program, shows how the contract's lines differ
/// from what it printed, and rewrites them. Blesses lines only: never another
/// exit code, signal or timeout, and nothing on standard error.
problems bless(const snippet& one, const std::filesystem::path& program,
               std::ostream& shown);

/// Whether contracts of this kind can be rewritten from one run at all.
bool can_bless(contract_kind kind);

/// A printed line and its moment.
struct printed_line {
  std::string text;
  std::chrono::nanoseconds at{};
};

/// The lines of the main section that describe this output. Where an old line
/// still matches it stays, with its placeholders.
/// Adds a problem where the lines cannot be rewritten safely.
std::vector<std::string> blessed_lines(const snippet& one,
                                       const std::vector<printed_line>& printed,
                                       problems& found);

}  // namespace verify

#endif
