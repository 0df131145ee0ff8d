// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/vectorkernel.h"

#ifdef __x86_64__

// The instruction set is named at each function, so that no header compiled here is touched by it.
#define KVLENS_ISA __attribute__((target("avx2,fma")))

namespace kvlens {

namespace {

using Lanes = float __attribute__((vector_size(32)));

#include "model/vectors/vectorkernelblocks.inc"

} // namespace

const VectorKernel *avx2VectorKernel()
{
    static const VectorKernel kernel {"avx2", dot, firstAlike};
    static const bool supported = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    return supported ? &kernel : nullptr;
}

} // namespace kvlens

#else

const kvlens::VectorKernel *kvlens::avx2VectorKernel()
{
    return nullptr;
}

#endif
