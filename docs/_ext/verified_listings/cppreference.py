"""The pages of cppreference on the names that listings use: a table, since the library has no index of them to ask."""

from __future__ import annotations

BASE = "https://en.cppreference.com/w/cpp/"

# A page, and below it the names after `std::` that it is about. '=' stands for a name that is the page's last part.
_PAGES = """
algorithm accumulate: =
algorithm find: = find_if_not
algorithm iota: =
algorithm max: =
algorithm min: =
atomic atomic: =
atomic memory_order: memory_order_relaxed
chrono duration: chrono::duration chrono::milliseconds chrono::seconds
chrono steady_clock: chrono::steady_clock chrono::steady_clock::time_point
chrono/c clock: clock
chrono/c clock_t: clock_t
chrono/steady_clock now: chrono::steady_clock::now
container array: =
container deque: =
container map: =
container multimap: =
container queue: =
container set: =
container span: =
container vector: =
coroutine coroutine_handle: =
coroutine noop_coroutine: =
coroutine suspend_always: =
coroutine suspend_never: =
error current_exception: =
error exception_ptr: =
error generic_category: =
error rethrow_exception: =
error runtime_error: =
error system_error: =
error terminate: =
io basic_ifstream: ifstream
io basic_ofstream: ofstream
io basic_ostream: ostream
io basic_osyncstream: osyncstream
io cerr: =
io cout: =
io/c perror: perror
io/manip boolalpha: boolalpha
io/manip flush: flush
memory unique_ptr: =
memory/unique_ptr make_unique: make_unique
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
thread call_once: =
thread condition_variable: =
thread condition_variable_any: =
thread future: =
thread get_id: this_thread::get_id
thread jthread: =
thread latch: =
thread launch: launch::async
thread lock_guard: =
thread mutex: =
thread once_flag: =
thread promise: =
thread scoped_lock: =
thread shared_future: =
thread shared_lock: =
thread shared_mutex: =
thread sleep_for: this_thread::sleep_for
thread sleep_until: this_thread::sleep_until
thread stop_callback: =
thread stop_token: =
thread thread: =
thread timed_mutex: =
thread unique_lock: =
thread yield: this_thread::yield
thread/thread hardware_concurrency: thread::hardware_concurrency
thread/thread id: thread::id
types integer: uint64_t
types size_t: size_t
utility exchange: =
utility move: =
utility optional: =
utility optional/nullopt: nullopt
utility pair: =
utility program/_Exit: _Exit
utility program/exit: exit
utility variant: =
utility/functional function: function
utility/functional ref: ref
"""

# Names that listings use and that several pages are about: which one depends on the argument.
WITHOUT_PAGE = frozenset({"get"})


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
