#include <sstream>

#include "report.hpp"
#include "words.hpp"

namespace explorer {

std::string as_text(const options& wanted, const exploration& result,
                    symbol_table& symbols) {
  std::ostringstream text;
  text << wanted.program << ": " << result.schedules << " schedules, "
       << verdict(result) << '\n';
  if (result.lost_control) {
    const source_place source = symbols.innermost(result.lost_control->where);
    text << source.file << ':' << source.line
         << ": not controlled: " << result.lost_control->call << ": "
         << result.lost_control->why << '\n';
  }
  for (const outcome& seen : result.outcomes) {
    text << seen.count << " x " << seen.ends << " (seed " << seen.shown_by.seed
         << ", " << seen.shown_by.strategy << ")\n"
         << seen.output << seen.error;
  }
  for (const found_fault& fault : result.faults) {
    text << name_finding(fault.what) << ": " << describe_finding(fault.what)
         << " (" << fault.seeds.size() << " schedules, seed "
         << fault.shown_by.seed << ")\n";
    for (std::uint32_t i = 0; i < fault.what.place_count; ++i) {
      const place& where = fault.what.places[i];
      const source_place source = symbols.innermost(where.stack);
      text << "  " << source.file << ':' << source.line << ": "
           << name_thread(where.thread) << ' '
           << describe_place(where, fault.what.kind) << '\n';
    }
  }
  return text.str();
}

}  // namespace explorer
