#pragma once

// Question: what do cancellation, handles, phases and the ready list cost? The hold model (take the
// next event, schedule one for an exponential time later) with 10 … 10^6 pending events, on the
// event list and on a plain 4-ary heap that can do nothing else, in alternating rounds. The aim is
// at least 0.9 of the plain heap's speed.

namespace cuakhau::bench {

void print_hold_ratios();

}  // namespace cuakhau::bench
