#include "signals.hpp"

#include <csignal>

namespace cuakhau::tool {
namespace {

// A handler can reach nothing else. Both are lock-free, so that it may write them.
std::atomic<bool> g_stop{false};
std::atomic<int> g_signal{0};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

extern "C" void note_signal(int number) {
  g_signal.store(number);
  g_stop.store(true);
}

void handle(void (*handler)(int)) {
  struct ::sigaction action{};
  action.sa_handler = handler;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int number : {SIGINT, SIGTERM}) ::sigaction(number, &action, nullptr);
  struct ::sigaction before{};
  ::sigaction(SIGHUP, nullptr, &before);
  if (before.sa_handler != SIG_IGN) ::sigaction(SIGHUP, &action, nullptr);
}

}  // namespace

SignalWatch::SignalWatch() {
  g_stop.store(false);
  g_signal.store(0);
  handle(note_signal);
}

SignalWatch::~SignalWatch() { handle(SIG_DFL); }

const std::atomic<bool>& SignalWatch::stop_flag() { return g_stop; }
int SignalWatch::signal() { return g_signal.load(); }

}  // namespace cuakhau::tool
