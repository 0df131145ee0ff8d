// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/impostor.h"

#include "stores/json/mergemark.h"
#include "stores/words/jsonreasons.h"

#include <algorithm>
#include <array>

namespace kvlens {

namespace {

using namespace std::string_view_literals;

struct Signature
{
    std::string_view begin;
    ReasonForm reason;
    const char *name = nullptr; // of the program or the format, if the reason says one
};

const std::array signatures {
    Signature {"version https://git-lfs.github.com/"sv, JsonReasons::lfsPointer},
    Signature {"/annex/objects/"sv, JsonReasons::annexPointer},
    Signature {"404: Not Found"sv, JsonReasons::notFoundAnswer},
    Signature {"Entry not found"sv, JsonReasons::notFoundAnswer},
    Signature {"\x1f\x8b"sv, JsonReasons::compressedBy, "gzip"},
    Signature {"BZh"sv, JsonReasons::compressedBy, "bzip2"},
    Signature {"\xfd\x37zXZ\0"sv, JsonReasons::compressedBy, "xz"},
    Signature {"\x28\xb5\x2f\xfd"sv, JsonReasons::compressedBy, "zstd"},
    Signature {"\x04\x22\x4d\x18"sv, JsonReasons::compressedBy, "LZ4"},
    Signature {"7z\xbc\xaf\x27\x1c"sv, JsonReasons::compressedBy, "7-Zip"},
    Signature {"\0GITCRYPT\0"sv, JsonReasons::encryptedBy, "git-crypt"},
    Signature {"age-encryption.org/"sv, JsonReasons::encryptedBy, "age"},
    Signature {"-----BEGIN AGE ENCRYPTED"sv, JsonReasons::encryptedBy, "age"},
    Signature {"-----BEGIN PGP MESSAGE"sv, JsonReasons::encryptedBy, "OpenPGP"},
    Signature {"$ANSIBLE_VAULT;"sv, JsonReasons::encryptedBy, "Ansible Vault"},
    Signature {"Salted__"sv, JsonReasons::encryptedBy, "OpenSSL"},
    Signature {"\x93NUMPY"sv, JsonReasons::dataOf, "NumPy"},
    Signature {"PAR1"sv, JsonReasons::dataOf, "Parquet"},
    Signature {"ARROW1"sv, JsonReasons::dataOf, "Arrow"},
    Signature {"\x89HDF\r\n"sv, JsonReasons::dataOf, "HDF5"},
    Signature {"%PDF-"sv, JsonReasons::dataOf, "PDF"},
    Signature {"\x89PNG\r\n"sv, JsonReasons::dataOf, "PNG"},
    Signature {"\xff\xd8\xff"sv, JsonReasons::dataOf, "JPEG"},
    Signature {"GGUF"sv, JsonReasons::dataOf, "GGUF"},
    Signature {"REDIS0"sv, JsonReasons::dataOf, "Redis"},
    Signature {"PK\x03\x04"sv, JsonReasons::zipArchive},
    Signature {"SQLite format 3\0"sv, JsonReasons::sqliteDatabase},
    Signature {"(dp0"sv, JsonReasons::pythonPickle},
    Signature {"(lp0"sv, JsonReasons::pythonPickle},
    Signature {"ccopy_reg"sv, JsonReasons::pythonPickle},
    Signature {"\x80\x02"sv, JsonReasons::pythonPickle},
    Signature {"\x80\x03"sv, JsonReasons::pythonPickle},
    Signature {"\x80\x04"sv, JsonReasons::pythonPickle},
    Signature {"\x80\x05"sv, JsonReasons::pythonPickle},
    Signature {"<"sv, JsonReasons::webPage},
    Signature {"\xff\xfe\0\0"sv, JsonReasons::utf32},
    Signature {"\0\0\xfe\xff"sv, JsonReasons::utf32},
    Signature {"\xff\xfe"sv, JsonReasons::utf16},
    Signature {"\xfe\xff"sv, JsonReasons::utf16},
};

bool isNul(char byte)
{
    return byte == '\0';
}

bool isNulOrAscii(char byte)
{
    return isNul(byte) || (byte >= '\t' && byte <= '~');
}

// The first characters of a JSON text are ASCII: where the zeros are among four bytes tells.
std::optional<Reason> byZeros(QByteArrayView head)
{
    if (head.size() < 4)
        return std::nullopt;
    if (std::all_of(head.begin(), head.end(), isNul))
        return JsonReasons::onlyNul;
    const auto zeros = std::count_if(head.begin(), head.begin() + 4, isNul);
    if (!std::all_of(head.begin(), head.begin() + 4, isNulOrAscii))
        return std::nullopt;
    if (zeros == 3)
        return JsonReasons::utf32;
    const bool isUtf16 = zeros == 2 && isNul(head[0]) == isNul(head[2]);
    return isUtf16 ? std::optional<Reason>(JsonReasons::utf16) : std::nullopt;
}

} // namespace

bool isFaissIndex(QByteArrayView head)
{
    constexpr std::array kinds {"Ix"sv, "Iw"sv, "Iv"sv, "IH"sv, "IB"sv, "IN"sv, "IM"sv};
    if (head.size() < 8)
        return false;
    const auto begins = [&](std::string_view kind) {
        return head.startsWith(QByteArrayView(kind.data(), qsizetype(kind.size())));
    };
    const auto isLetterOrDigit = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return std::any_of(kinds.begin(), kinds.end(), begins) && isLetterOrDigit(head[2])
        && isLetterOrDigit(head[3]) && isNul(head[7]) && !(isNul(head[4]) && isNul(head[5]));
}

std::optional<Reason> impostorReason(QByteArrayView head, QByteArrayView behind)
{
    if (json::isMergeMark(behind))
        return JsonReasons::mergeMarks;
    const QByteArrayView text = head.trimmed();
    for (const Signature &signature : signatures) {
        const QByteArrayView begin(signature.begin.data(), qsizetype(signature.begin.size()));
        if (head.startsWith(begin) || text.startsWith(begin))
            return signature.name ? signature.reason.with(signature.name)
                                  : Reason(signature.reason);
    }
    if (isFaissIndex(head))
        return JsonReasons::faissIndex;
    return byZeros(head);
}

} // namespace kvlens
