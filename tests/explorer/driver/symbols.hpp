#ifndef COURSE_EXPLORER_SYMBOLS_HPP
#define COURSE_EXPLORER_SYMBOLS_HPP

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "../shared/protocol.hpp"

namespace explorer {

struct source_place {
  std::string file;  ///< Relative to the working directory; empty: unknown.
  std::uint32_t line = 0;

  friend auto operator<=>(const source_place&, const source_place&) = default;
};

class debug_information;

/// Turns addresses of one program into places in its source.
class symbol_table {
public:
  explicit symbol_table(const std::string& program);
  ~symbol_table();

  /// The innermost place in the user's own files; the innermost of all where
  /// there is none.
  source_place innermost(const call_stack& stack);

  /// Where the functions lie whose name the linker knows begins with one of
  /// these.
  void find_functions(const std::vector<std::string>& beginnings,
                      code_ranges& ranges) const;

  /// The global variable that lies at the address; empty when none does.
  std::string variable_at(std::uint64_t address);

private:
  const std::vector<source_place>& places_of(std::uint64_t address);

  std::unique_ptr<debug_information> information_;
  std::map<std::uint64_t, std::vector<source_place>> places_;
};

}  // namespace explorer

#endif
