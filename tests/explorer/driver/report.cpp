#include "report.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "words.hpp"

namespace explorer {

std::string verdict(const options& wanted, const exploration& result) {
  if (result.lost_control) return "not controlled";
  if (result.single_threaded) return "exhaustive";
  if (result.unfinished) return "unfinished";
  if (wanted.searches()) return wanted.preemptions ? "bounded" : "exhaustive";
  return result.ended_early || result.hopeless ? "bounded" : "sampled";
}

void merge_faults(exploration& result, symbol_table& symbols) {
  // What a reader sees: the same kind at the same lines is the same fault,
  // whichever thread came first and whichever of its accesses.
  using fault_key = std::pair<std::string, std::vector<source_place>>;
  std::map<fault_key, std::size_t> known;
  std::vector<found_fault> merged;
  for (found_fault& fault : result.faults) {
    fault_key key{name_finding(fault.what), {}};
    for (std::uint32_t i = 0; i < fault.what.place_count; ++i) {
      key.second.push_back(symbols.innermost(fault.what.places[i].stack));
    }
    std::sort(key.second.begin(), key.second.end());
    const auto [entry, fresh] = known.try_emplace(key, merged.size());
    if (fresh) {
      merged.push_back(std::move(fault));
    } else {
      found_fault& first = merged[entry->second];
      first.seeds.insert(fault.seeds.begin(), fault.seeds.end());
      if (fault.shown_by.preemptions < first.shown_by.preemptions) {
        first.shown_by = std::move(fault.shown_by);
      }
    }
  }
  result.faults = std::move(merged);
}

}  // namespace explorer
