#include "symbols.hpp"

#include <cxxabi.h>
#include <dwarf.h>
#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>

#include <cstdlib>
#include <filesystem>

namespace explorer {
namespace {

bool is_runtime(const std::string& file) {
  return file.starts_with(EXPLORER_RUNTIME_FOLDER);
}

bool is_users_own(const std::string& file) {
  return !file.empty() && !is_runtime(file) && !file.starts_with("/usr/") &&
         !file.starts_with("/lib/") && file.find("/lib/gcc/") == file.npos;
}

std::string relative_to_here(const std::string& file) {
  namespace fs = std::filesystem;
  const fs::path path = fs::path(file).lexically_normal();
  if (!path.is_absolute()) return path.string();
  const fs::path relative = path.lexically_relative(fs::current_path());
  if (relative.empty() || *relative.begin() == "..") return path.string();
  return relative.string();
}

source_place place_in(const char* folder, const char* file, int line) {
  if (file == nullptr) return {};
  std::string path = file;
  if (path[0] != '/' && folder != nullptr) {
    path = std::string(folder) + "/" + path;
  }
  path = std::filesystem::path(path).lexically_normal().string();
  return {is_users_own(path) ? relative_to_here(path) : path,
          static_cast<std::uint32_t>(line)};
}

std::string demangled(const char* name) {
  int status = 0;
  char* text = abi::__cxa_demangle(name, nullptr, nullptr, &status);
  std::string result = status == 0 ? text : name;
  std::free(text);
  return result;
}

}  // namespace

/// The program's DWARF, as libdw reads it.
class debug_information {
public:
  explicit debug_information(const std::string& program) {
    static char* no_path = nullptr;
    static const Dwfl_Callbacks callbacks{
        dwfl_build_id_find_elf, dwfl_standard_find_debuginfo,
        dwfl_offline_section_address, &no_path};
    session_ = dwfl_begin(&callbacks);
    if (session_ == nullptr) return;
    module_ =
        dwfl_report_offline(session_, program.c_str(), program.c_str(), -1);
    dwfl_report_end(session_, nullptr, nullptr);
  }
  ~debug_information() { dwfl_end(session_); }
  debug_information(const debug_information&) = delete;
  debug_information& operator=(const debug_information&) = delete;

  /// Innermost first: the line itself, then the calls it was inlined into.
  std::vector<source_place> lookup(std::uint64_t address) {
    std::vector<source_place> places;
    if (module_ == nullptr) return places;
    Dwfl_Line* line = dwfl_module_getsrc(module_, address);
    if (line == nullptr) return places;
    int number = 0;
    const char* file =
        dwfl_lineinfo(line, nullptr, &number, nullptr, nullptr, nullptr);
    places.push_back(place_in(dwfl_line_comp_dir(line), file, number));
    add_inlined_calls(address, dwfl_line_comp_dir(line), places);
    return places;
  }

  std::string variable_at(std::uint64_t address) {
    if (module_ == nullptr) return "";
    GElf_Off offset = 0;
    GElf_Sym symbol{};
    const char* name = dwfl_module_addrinfo(module_, address, &offset, &symbol,
                                            nullptr, nullptr, nullptr);
    if (name == nullptr || GELF_ST_TYPE(symbol.st_info) != STT_OBJECT) {
      return "";
    }
    return demangled(name);
  }

  void find_functions(const std::vector<std::string>& beginnings,
                      code_ranges& ranges) {
    const int count = module_ == nullptr ? 0 : dwfl_module_getsymtab(module_);
    for (int i = 0; i < count && ranges.count < code_ranges::max; ++i) {
      GElf_Sym symbol{};
      const char* name = dwfl_module_getsym(module_, i, &symbol, nullptr);
      if (name == nullptr || GELF_ST_TYPE(symbol.st_info) != STT_FUNC) continue;
      for (const std::string& beginning : beginnings) {
        if (!std::string_view(name).starts_with(beginning)) continue;
        ranges.begin[ranges.count] = symbol.st_value;
        ranges.size[ranges.count++] = symbol.st_size;
        break;
      }
    }
  }

private:
  void add_inlined_calls(std::uint64_t address, const char* folder,
                         std::vector<source_place>& places) {
    Dwarf_Addr bias = 0;
    Dwarf_Die* unit = dwfl_module_addrdie(module_, address, &bias);
    if (unit == nullptr) return;
    Dwarf_Die* scopes = nullptr;
    const int count = dwarf_getscopes(unit, address - bias, &scopes);
    Dwarf_Files* files = nullptr;
    if (dwarf_getsrcfiles(unit, &files, nullptr) != 0) files = nullptr;
    for (int i = 0; i < count && files != nullptr; ++i) {
      if (dwarf_tag(&scopes[i]) != DW_TAG_inlined_subroutine) continue;
      Dwarf_Attribute attribute;
      Dwarf_Word file = 0;
      Dwarf_Word line = 0;
      dwarf_formudata(dwarf_attr(&scopes[i], DW_AT_call_file, &attribute),
                      &file);
      dwarf_formudata(dwarf_attr(&scopes[i], DW_AT_call_line, &attribute),
                      &line);
      places.push_back(place_in(folder,
                                dwarf_filesrc(files, file, nullptr, nullptr),
                                static_cast<int>(line)));
    }
    std::free(scopes);
  }

  Dwfl* session_ = nullptr;
  Dwfl_Module* module_ = nullptr;
};

symbol_table::symbol_table(const std::string& program)
    : information_(std::make_unique<debug_information>(program)) {}

symbol_table::~symbol_table() = default;

const std::vector<source_place>& symbol_table::places_of(
    std::uint64_t address) {
  const auto [place, fresh] = places_.try_emplace(address);
  // The program lies below 4 GiB. A return address belongs to the call before.
  if (fresh && address < (1ull << 32)) {
    place->second = information_->lookup(address - 1);
  }
  return place->second;
}

source_place symbol_table::innermost(const call_stack& stack) {
  source_place first;
  for (std::uint32_t i = 0; i < stack.depth; ++i) {
    for (const source_place& place : places_of(stack.frames[i])) {
      if (is_users_own(place.file)) return place;
      if (first.file.empty() && !is_runtime(place.file)) first = place;
    }
  }
  return first;
}

void symbol_table::find_functions(const std::vector<std::string>& beginnings,
                                  code_ranges& ranges) const {
  information_->find_functions(beginnings, ranges);
}

std::string symbol_table::variable_at(std::uint64_t address) {
  return address < (1ull << 32) ? information_->variable_at(address) : "";
}

}  // namespace explorer
