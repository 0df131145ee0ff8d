// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What other libraries make of the same file: `kvlens_bench_peers METHOD FILE` counts its entries,
// and with `-put` behind METHOD, `FILE COLLECTION KEY OUTPUT`, changes one and writes it all again.
// `kvlens_bench_peers versions` prints a line for each library.

#include "tests/bench/measured.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <simdjson.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>
#ifdef KVLENS_BENCH_YYJSON
#include <yyjson.h>
#endif

using namespace kvlens;

namespace {

struct Job
{
    const char *path;
    const char *collection = nullptr;
    const char *key = nullptr;
    const char *output = nullptr;
};

// The file in memory and room behind it, without reading or copying: the best case for a parser.
class MappedFile
{
public:
    explicit MappedFile(const char *path)
    {
        const int fd = ::open(path, O_RDONLY | O_CLOEXEC);
        struct stat status = {};
        if (fd < 0 || ::fstat(fd, &status) != 0)
            giveUp(QStringLiteral("the file cannot be opened"));
        m_size = static_cast<size_t>(status.st_size);
        constexpr int anonymous = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
        m_data = ::mmap(nullptr, capacity(), PROT_READ | PROT_WRITE, anonymous, -1, 0);
        if (m_data == MAP_FAILED
            || ::mmap(m_data, m_size, PROT_READ, MAP_PRIVATE | MAP_FIXED, fd, 0) == MAP_FAILED)
            giveUp(QStringLiteral("the file cannot be mapped"));
        ::close(fd);
    }
    ~MappedFile() { ::munmap(m_data, capacity()); }
    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;

    const char *data() const { return static_cast<const char *>(m_data); }
    size_t size() const { return m_size; }
    size_t capacity() const { return m_size + 8192; }

private:
    void *m_data = nullptr;
    size_t m_size = 0;
};

// All collections, keys, and where each value begins; a value ends before the next key.
void walkSimdjson(const Job &job)
{
    const Stopwatch watch;
    const MappedFile file(job.path);
    simdjson::ondemand::parser parser(simdjson::SIMDJSON_MAXSIZE_BYTES);
    std::vector<quint64> keys;
    try {
        auto document = parser.iterate(
            simdjson::padded_string_view(file.data(), file.size(), file.capacity()));
        for (auto collection : document.get_object()) {
            for (auto entry : collection.value().get_object())
                keys.push_back(static_cast<quint64>(entry.key().raw() - file.data()));
        }
    } catch (const simdjson::simdjson_error &error) {
        giveUp(QString::fromUtf8(error.what()));
    }
    printMeasured({watch.milliseconds(), static_cast<qint64>(keys.size())});
}

#ifdef KVLENS_BENCH_YYJSON
void parseYyjson(const Job &job)
{
    const Stopwatch watch;
    yyjson_read_err error = {};
    yyjson_doc *document = yyjson_read_file(job.path, 0, nullptr, &error);
    if (!document)
        giveUp(QString::fromUtf8(error.msg));
    qint64 entries = 0;
    size_t i = 0;
    size_t end = 0;
    yyjson_val *name = nullptr;
    yyjson_val *collection = nullptr;
    yyjson_obj_foreach(yyjson_doc_get_root(document), i, end, name, collection) entries
        += static_cast<qint64>(yyjson_obj_size(collection));
    printMeasured({watch.milliseconds(), entries});
    yyjson_doc_free(document);
}
#endif

nlohmann::json loadNlohmann(const Job &job)
{
    const MappedFile file(job.path);
    nlohmann::json store
        = nlohmann::json::parse(file.data(), file.data() + file.size(), nullptr, false);
    if (store.is_discarded())
        giveUp(QStringLiteral("nlohmann::json refuses the file"));
    return store;
}

void parseNlohmann(const Job &job)
{
    const Stopwatch watch;
    const nlohmann::json store = loadNlohmann(job);
    qint64 entries = 0;
    for (const auto &collection : store)
        entries += static_cast<qint64>(collection.size());
    printMeasured({watch.milliseconds(), entries});
}

void putNlohmann(const Job &job)
{
    const Stopwatch watch;
    nlohmann::json store = loadNlohmann(job);
    store[job.collection][job.key] = "edited";
    std::ofstream output(job.output, std::ios::binary);
    output << store.dump(-1, ' ', true);
    output.close();
    if (!output)
        giveUp(QStringLiteral("the file cannot be written"));
    printMeasured({watch.milliseconds(), 0});
}

void parseQt(const Job &job)
{
    const Stopwatch watch;
    QFile file(QFile::decodeName(job.path));
    QJsonParseError error;
    if (!file.open(QIODevice::ReadOnly))
        giveUp(file.errorString());
    const QJsonObject store = QJsonDocument::fromJson(file.readAll(), &error).object();
    if (error.error != QJsonParseError::NoError)
        giveUp(error.errorString());
    qint64 entries = 0;
    for (const auto &collection : store)
        entries += collection.toObject().size();
    printMeasured({watch.milliseconds(), entries});
}

void versions(const Job &)
{
    std::printf("simdjson %s\n", SIMDJSON_STRINGIFY(SIMDJSON_VERSION));
#ifdef KVLENS_BENCH_YYJSON
    std::printf("yyjson %s\n", YYJSON_VERSION_STRING);
#endif
    std::printf("nlohmann_json %d.%d.%d\n", NLOHMANN_JSON_VERSION_MAJOR,
        NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH);
    std::printf("Qt %s\n", qVersion());
}

constexpr struct
{
    const char *name;
    int arguments;
    void (*run)(const Job &job);
} methods[] = {{"versions", 0, versions}, {"simdjson", 1, walkSimdjson},
#ifdef KVLENS_BENCH_YYJSON
    {"yyjson", 1, parseYyjson},
#endif
    {"nlohmann", 1, parseNlohmann}, {"nlohmann-put", 4, putNlohmann},
    {"qjsondocument", 1, parseQt}};

} // namespace

int main(int argc, char **argv)
{
    const auto argument = [&](int i) { return argc > i ? argv[i] : nullptr; };
    for (const auto &method : methods) {
        if (argc != method.arguments + 2 || std::strcmp(method.name, argv[1]) != 0)
            continue;
        method.run({argument(2), argument(3), argument(4), argument(5)});
        return 0;
    }
    std::fprintf(stderr, "kvlens_bench_peers METHOD FILE [COLLECTION KEY OUTPUT]\n");
    return 2;
}
