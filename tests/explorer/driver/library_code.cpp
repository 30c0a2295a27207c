#include "library_code.hpp"

namespace explorer {

void name_library_code(const symbol_table& symbols, search_log& log) {
  symbols.find_functions({"_ZNSt8__detail13__atomic_spinI"}, log.spins);
  symbols.find_functions(
      {"_ZNSt8__detail18__waiter_pool_base13_M_enter_waitEv",
       "_ZNSt8__detail18__waiter_pool_base13_M_leave_waitEv",
       "_ZNSt16_Sp_counted_baseILN9__gnu_cxx12_Lock_policyE2EE15_M_add_ref_"
       "copyEv",
       "_ZNSt16_Sp_counted_baseILN9__gnu_cxx12_Lock_policyE2EE15_M_weak_add_"
       "refEv",
       "_ZNSt10stop_token13_Stop_state_t12_M_add_ownerEv",
       "_ZNSt10stop_token13_Stop_state_t11_M_add_ssrcEv",
       "_ZNSt10stop_token13_Stop_state_t11_M_sub_ssrcEv"},
      log.counters);
}

}  // namespace explorer
