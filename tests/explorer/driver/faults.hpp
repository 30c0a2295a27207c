#ifndef COURSE_EXPLORER_FAULTS_HPP
#define COURSE_EXPLORER_FAULTS_HPP

#include <string>
#include <utility>
#include <vector>

#include "exploration.hpp"
#include "symbols.hpp"

namespace explorer {

/// Is it the same mistake of the same instructions?
bool is_same(const finding& a, const finding& b);

/// What a reader sees: the same kind at the same lines is the same fault,
/// whichever thread came first and whichever of its accesses.
using fault_key = std::pair<std::string, std::vector<source_place>>;

fault_key key_of(const finding& what, symbol_table& symbols);

/// Makes one of faults that a reader cannot tell apart.
void merge_faults(std::vector<found_fault>& faults, symbol_table& symbols);

/// Brings what is certainly wrong before what is only suspicious.
void put_gravest_first(std::vector<found_fault>& faults);

}  // namespace explorer

#endif
