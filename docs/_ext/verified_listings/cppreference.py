"""The pages of cppreference on the names that listings use: a table, since the library has no index of them to ask."""

from __future__ import annotations

import re

BASE = "https://en.cppreference.com/w/cpp/"

# A page, and below it the names after `std::` that it is about. '=' stands for a name that is the page's last part.
_PAGES = """
algorithm accumulate: =
algorithm find: = find_if_not
algorithm for_each: =
algorithm iota: =
algorithm max: =
algorithm min: =
algorithm sort: =
algorithm swap: =
algorithm transform: =
atomic atomic: =
atomic atomic_flag: =
atomic atomic_ref: =
atomic atomic_thread_fence: =
atomic memory_order: memory_order_relaxed memory_order_acquire memory_order_release memory_order_acq_rel memory_order_seq_cst
chrono/c clock: clock
chrono/c clock_t: clock_t
chrono duration: chrono::duration chrono::milliseconds chrono::seconds chrono::microseconds chrono::nanoseconds chrono::minutes
chrono/duration duration_cast: chrono::duration_cast
chrono steady_clock: chrono::steady_clock chrono::steady_clock::time_point
chrono/steady_clock now: chrono::steady_clock::now
chrono system_clock: chrono::system_clock
chrono time_point: chrono::time_point
container array: =
container deque: =
container list: =
container map: =
container multimap: =
container priority_queue: =
container queue: =
container set: =
container span: =
container/span as_bytes: = as_writable_bytes
container unordered_map: =
container unordered_set: =
container vector: =
coroutine coroutine_handle: =
coroutine noop_coroutine: =
coroutine suspend_always: =
coroutine suspend_never: =
error current_exception: =
error error_code: =
error exception: =
error exception_ptr: =
error generic_category: =
error invalid_argument: =
error logic_error: =
error rethrow_exception: =
error runtime_error: =
error system_error: =
error terminate: =
io basic_ifstream: ifstream
io basic_istringstream: istringstream
io basic_ofstream: ofstream
io basic_ostream: ostream
io basic_ostringstream: ostringstream
io basic_osyncstream: osyncstream
io basic_stringstream: stringstream
io/c perror: perror
io cerr: =
io cin: =
io cout: =
io/manip boolalpha: boolalpha
io/manip flush: flush
memory shared_ptr: =
memory/shared_ptr make_shared: make_shared
memory unique_ptr: =
memory/unique_ptr make_unique: make_unique
memory weak_ptr: =
numeric/random linear_congruential_engine: minstd_rand
numeric/ratio ratio: milli
string basic_string: string
string/basic_string getline: getline
string/basic_string npos: string::npos
string/basic_string to_string: to_string
string basic_string_view: string_view
string/byte strerror: strerror
string/byte toupper: toupper
symbol_index chrono_literals: chrono_literals
thread async: =
thread barrier: =
thread call_once: =
thread condition_variable: =
thread condition_variable_any: =
thread counting_semaphore: = binary_semaphore
thread cv_status: =
thread future: =
thread future_error: =
thread future_status: =
thread get_id: this_thread::get_id
thread jthread: =
thread latch: =
thread launch: launch::async
thread lock: =
thread lock_guard: =
thread lock_tag: adopt_lock defer_lock try_to_lock
thread mutex: =
thread notify_all_at_thread_exit: =
thread once_flag: =
thread packaged_task: =
thread promise: =
thread recursive_mutex: =
thread scoped_lock: =
thread shared_future: =
thread shared_lock: =
thread shared_mutex: =
thread shared_timed_mutex: =
thread sleep_for: this_thread::sleep_for
thread sleep_until: this_thread::sleep_until
thread stop_callback: =
thread stop_source: =
thread stop_token: =
thread thread: =
thread/thread hardware_concurrency: thread::hardware_concurrency
thread/thread id: thread::id
thread timed_mutex: =
thread unique_lock: =
thread yield: this_thread::yield
types integer: uint64_t uint32_t int64_t uint8_t int32_t
types size_t: size_t
utility exchange: =
utility forward: =
utility/functional function: function
utility/functional ref: ref cref
utility move: =
utility optional: =
utility optional/nullopt: nullopt
utility pair: =
utility program/_Exit: _Exit
utility program/exit: exit
utility tuple: =
utility variant: =
"""

# Names that listings use and that several pages are about: which one depends on the argument.
WITHOUT_PAGE = frozenset({"get"})


_QUALIFIED = re.compile(r"\bstd::(\w+(?:::\w+)*)")


def _read(table: str) -> dict[str, str]:
    pages: dict[str, str] = {}
    for line in table.strip().splitlines():
        page, _, names = line.partition(": ")
        path = page.replace(" ", "/")
        for name in names.split():
            pages[path.rpartition("/")[2] if name == "=" else name] = path
    return pages


PAGES = _read(_PAGES)


def address(name: str) -> str | None:
    """Return the address of the page about `std::` and this name, or about what the name belongs to."""
    while name:
        if name in PAGES:
            return BASE + PAGES[name]
        name = name.rpartition("::")[0]
    return None


def names(text: str) -> tuple[str, ...]:
    """Return the names of `std` that a text mentions and that have a page."""
    return tuple(sorted({f"std::{name}" for name in _QUALIFIED.findall(text) if address(name)}))
