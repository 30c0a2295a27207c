#ifndef COURSE_VERIFY_TEST_SUPPORT_HPP
#define COURSE_VERIFY_TEST_SUPPORT_HPP

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "snippet.hpp"

namespace verify {

/// A whole snippet that ends in this contract, which begins on line 4.
inline std::string with_contract(const std::string& contract) {
  return "// Opens.\nint main() {}\n\n" + contract;
}

/// Every problem of a source, as text.
inline std::string problems_of(const std::string& bytes) {
  problems found;
  parse_snippet("snippets/t/x.cpp", bytes, found);
  return to_text(found);
}

/// Every problem of a snippet with this contract, as text.
inline std::string contract_problems(const std::string& contract) {
  return problems_of(with_contract(contract));
}

inline const std::string note_to_bless =
    "note: if the program is right, run 'make bless SNIPPET=t/x'\n";

/// The snippet; the test fails if it has any problem.
inline snippet good_snippet(const std::string& bytes) {
  problems found;
  std::optional<snippet> one = parse_snippet("snippets/t/x.cpp", bytes, found);
  EXPECT_EQ(to_text(found), "");
  return one.value_or(snippet{});
}

/// The parsed contract of a snippet that has no problem.
inline contract good_contract(const std::string& text) {
  return good_snippet(with_contract(text)).promise;
}

/// The one body of an `Output` contract with these lines.
inline body body_of(const std::string& lines) {
  return good_contract("// Output:\n" + lines).bodies.front();
}

}  // namespace verify

#endif
