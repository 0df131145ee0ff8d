// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/vectorkernel.h"

#define KVLENS_ISA

namespace kvlens {

namespace {

using Lanes = float __attribute__((vector_size(16)));

#include "model/vectors/vectorkernelblocks.inc"

} // namespace

const VectorKernel &portableVectorKernel()
{
    static const VectorKernel kernel {"portable", dot, firstAlike};
    return kernel;
}

const VectorKernel &bestVectorKernel()
{
    static const VectorKernel &best = avx512VectorKernel() ? *avx512VectorKernel()
        : avx2VectorKernel()                               ? *avx2VectorKernel()
                                                           : portableVectorKernel();
    return best;
}

} // namespace kvlens
