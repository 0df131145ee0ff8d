<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_US">
<context>
    <name>Backend</name>
    <message>
        <source>DiskStore folder</source>
        <translation>Ordner eines DiskStore</translation>
    </message>
    <message>
        <source>a folder of diskcache</source>
        <translation>einen Ordner von diskcache</translation>
    </message>
    <message>
        <source>FileTreeStore folder</source>
        <translation>Ordner eines FileTreeStore</translation>
    </message>
    <message>
        <source>a file tree</source>
        <translation>einen Dateibaum</translation>
    </message>
    <message>
        <source>the folder of the collections&apos; information, if it is another</source>
        <translation>der Ordner mit den Angaben zu den Sammlungen, wenn es ein anderer ist</translation>
    </message>
    <message>
        <source>whether keys are made into names as the V1 strategy does</source>
        <translation>ob aus Schlüsseln Namen werden wie nach der Strategie V1</translation>
    </message>
    <message>
        <source>whether collections are made into names as the V1 strategy does</source>
        <translation>ob aus Sammlungen Namen werden wie nach der Strategie V1</translation>
    </message>
    <message>
        <source>Persisted LlamaIndex folder</source>
        <translation>Gesicherter Ordner von LlamaIndex</translation>
    </message>
    <message>
        <source>a persisted index folder</source>
        <translation>den Ordner eines gesicherten Index</translation>
    </message>
    <message>
        <source>SimpleKVStore file</source>
        <translation>Datei eines SimpleKVStore</translation>
    </message>
    <message>
        <source>a SimpleKVStore file or any other JSON file</source>
        <translation>die Datei eines SimpleKVStore oder eine andere JSON-Datei</translation>
    </message>
    <message>
        <source>JSON files</source>
        <translation>JSON-Dateien</translation>
    </message>
    <message>
        <source>LocalFileStore folder</source>
        <translation>Ordner eines LocalFileStore</translation>
    </message>
    <message>
        <source>a folder of files</source>
        <translation>einen Ordner mit Dateien</translation>
    </message>
    <message>
        <source>Store in memory</source>
        <translation>Speicher im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>a store in memory</source>
        <translation>einen Speicher im Arbeitsspeicher</translation>
    </message>
    <message>
        <source>it begins with a copy of that store</source>
        <translation>er beginnt mit einer Kopie dieses Speichers</translation>
    </message>
    <message>
        <source>in a collection; those used least go first</source>
        <translation>in einer Sammlung; die am wenigsten benutzten gehen zuerst</translation>
    </message>
    <message>
        <source>values may be any bytes, not JSON only</source>
        <translation>Werte können beliebige Bytes sein, nicht nur JSON</translation>
    </message>
    <message>
        <source>MultiDiskStore folder</source>
        <translation>Ordner eines MultiDiskStore</translation>
    </message>
    <message>
        <source>a folder of folders of diskcache</source>
        <translation>einen Ordner mit Ordnern von diskcache</translation>
    </message>
    <message>
        <source>Null store</source>
        <translation>Null-Speicher</translation>
    </message>
    <message>
        <source>a store that forgets everything</source>
        <translation>einen Speicher, der alles vergisst</translation>
    </message>
    <message>
        <source>what it is written in, if that is not UTF-8</source>
        <translation>worin sie geschrieben ist, wenn das nicht UTF-8 ist</translation>
    </message>
</context>
<context>
    <name>BackendText</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, or %2</source>
        <translation>%1, oder %2</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>ButtonNames</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>Reiter schließen</translation>
    </message>
</context>
<context>
    <name>ChosenFacts</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>CloseQuestion</name>
    <message numerus="yes">
        <source>%1 changes to %2 are not persisted.</source>
        <translation>
            <numerusform>%1 Änderung an %2 ist nicht festgeschrieben.</numerusform>
            <numerusform>%1 Änderungen an %2 sind nicht festgeschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A change of %1 keys of %2 is still being prepared.</source>
        <translation>
            <numerusform>Eine Änderung von %1 Schlüssel von %2 wird noch vorbereitet.</numerusform>
            <numerusform>Eine Änderung von %1 Schlüsseln von %2 wird noch vorbereitet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Discarded changes cannot be brought back.</source>
        <translation>Verworfene Änderungen sind nicht zurückzuholen.</translation>
    </message>
    <message>
        <source>It is lost if you do not wait for it.</source>
        <translation>Sie geht verloren, wenn Sie nicht darauf warten.</translation>
    </message>
    <message>
        <source>Persist</source>
        <translation>Festschreiben</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of them cannot be persisted as they are.</source>
        <translation>
            <numerusform>%1 davon kann so nicht festgeschrieben werden.</numerusform>
            <numerusform>%1 davon können so nicht festgeschrieben werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>kvlens: unknown option %1</source>
        <translation>kvlens: unbekannte Option %1</translation>
    </message>
    <message>
        <source>kvlens: settings cannot be kept in %1</source>
        <translation>kvlens: Einstellungen können nicht in %1 aufgehoben werden</translation>
    </message>
    <message>
        <source>No entry was copied.</source>
        <translation>Es wurde kein Eintrag kopiert.</translation>
    </message>
    <message>
        <source>%1 was not found: there is nothing to repair.</source>
        <translation>%1 wurde nicht gefunden: es gibt nichts zu reparieren.</translation>
    </message>
    <message>
        <source>There is no repair of %1.</source>
        <translation>Für %1 gibt es keine Reparatur.</translation>
    </message>
    <message>
        <source>Not all of a file could be read, so nothing was said of %1.</source>
        <translation>Eine Datei konnte nicht ganz gelesen werden, daher wurde über %1 nichts gesagt.</translation>
    </message>
    <message numerus="yes">
        <source>information of %1 collections edited</source>
        <translation>
            <numerusform>Angaben zu %1 Sammlung bearbeitet</numerusform>
            <numerusform>Angaben zu %1 Sammlungen bearbeitet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not there, and its name does not tell what kind of store to make: say it with an address, as json:%1 or filetree:%1.</source>
        <translation>%1 ist nicht da, und der Name sagt nicht, was für ein Speicher anzulegen ist: mit einer Adresse wie json:%1 oder filetree:%1 lässt es sich sagen.</translation>
    </message>
    <message>
        <source>%1 is not what check --json prints.</source>
        <translation>%1 ist nicht das, was check --json ausgibt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries edited</source>
        <translation>
            <numerusform>%1 Eintrag bearbeitet</numerusform>
            <numerusform>%1 Einträge bearbeitet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries added</source>
        <translation>
            <numerusform>%1 Eintrag hinzugefügt</numerusform>
            <numerusform>%1 Einträge hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries deleted</source>
        <translation>
            <numerusform>%1 Eintrag gelöscht</numerusform>
            <numerusform>%1 Einträge gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries renamed</source>
        <translation>
            <numerusform>%1 Eintrag umbenannt</numerusform>
            <numerusform>%1 Einträge umbenannt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is neither a verb nor a store</source>
        <translation>%1 ist weder ein Verb noch ein Speicher</translation>
    </message>
    <message>
        <source>%1 is neither a verb nor a store (is %2 meant?)</source>
        <translation>%1 ist weder ein Verb noch ein Speicher (ist %2 gemeint?)</translation>
    </message>
    <message>
        <source>there is no rule %1</source>
        <translation>es gibt keine Regel %1</translation>
    </message>
    <message>
        <source>%1 is required</source>
        <translation>%1 wird gebraucht</translation>
    </message>
    <message>
        <source>%1 holds an escape unknown to JSON</source>
        <translation>%1 enthält eine Umschreibung, die JSON nicht kennt</translation>
    </message>
    <message>
        <source>The collection %1 was not found in %2.</source>
        <translation>Die Sammlung %1 wurde in %2 nicht gefunden.</translation>
    </message>
    <message>
        <source>The collection %1 was not found in %2: %3.</source>
        <translation>Die Sammlung %1 wurde in %2 nicht gefunden: %3.</translation>
    </message>
    <message>
        <source>%1 has entries already; convert writes into new or empty stores only.</source>
        <translation>%1 hat schon Einträge; convert schreibt nur in neue oder leere Speicher.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was written: %1 entries cannot be stored in %2.</source>
        <translation>
            <numerusform>Nichts wurde geschrieben: %1 Eintrag kann in %2 nicht gespeichert werden.</numerusform>
            <numerusform>Nichts wurde geschrieben: %1 Einträge können in %2 nicht gespeichert werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The target keeps no expiry times; they were left out.</source>
        <translation>Das Ziel hebt keine Ablaufzeiten auf; sie wurden weggelassen.</translation>
    </message>
    <message>
        <source>The collection %1 has no entries and was left out.</source>
        <translation>Die Sammlung %1 hat keine Einträge und wurde weggelassen.</translation>
    </message>
    <message>
        <source>Of the collection %1 no entry was seen; it was left out.</source>
        <translation>Von der Sammlung %1 war kein Eintrag zu sehen; sie wurde weggelassen.</translation>
    </message>
    <message>
        <source>%1 cannot be converted: %2.</source>
        <translation>%1 kann nicht umgewandelt werden: %2.</translation>
    </message>
    <message>
        <source>Not everything could be copied: the target has %1.</source>
        <translation>Nicht alles konnte kopiert werden: das Ziel hat %1.</translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes</source>
        <translation>
            <numerusform>%1 Knoten</numerusform>
            <numerusform>%1 Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors</source>
        <translation>
            <numerusform>%1 Vektor</numerusform>
            <numerusform>%1 Vektoren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more entries could not be searched.</source>
        <translation>
            <numerusform>%1 weiterer Eintrag konnte nicht durchsucht werden.</numerusform>
            <numerusform>%1 weitere Einträge konnten nicht durchsucht werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is more; --limit shows more than the first %1.</source>
        <translation>Es gibt mehr; --limit zeigt mehr als die ersten %1.</translation>
    </message>
    <message>
        <source>%1 is not a path: %2.</source>
        <translation>%1 ist kein Pfad: %2.</translation>
    </message>
    <message>
        <source>%1 is not a regular expression: %2.</source>
        <translation>%1 ist kein regulärer Ausdruck: %2.</translation>
    </message>
    <message>
        <source>%1 has expired.</source>
        <translation>%1 ist abgelaufen.</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message numerus="yes">
        <source>kept: %1 changes of %2 that were never persisted, in %3</source>
        <translation>
            <numerusform>aufgehoben: %1 Änderung vom %2, die nie festgeschrieben wurde, in %3</numerusform>
            <numerusform>aufgehoben: %1 Änderungen vom %2, die nie festgeschrieben wurden, in %3</numerusform>
        </translation>
    </message>
    <message>
        <source>kept: changes that were never persisted and cannot be read, in %1</source>
        <translation>aufgehoben: Änderungen, die nie festgeschrieben wurden und nicht gelesen werden können, in %1</translation>
    </message>
    <message>
        <source>can: %1</source>
        <translation>kann: %1</translation>
    </message>
    <message>
        <source>read-only: %1</source>
        <translation>nur lesen: %1</translation>
    </message>
    <message>
        <source>backups: %1, the latest is %2</source>
        <translation>Sicherungen: %1, die neueste ist %2</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>%1 has no links in %2: no index in it has that id.</source>
        <translation>%1 hat keine Verknüpfungen in %2: kein Index darin hat diese Id.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of these keys have expired: the library reads them no more.</source>
        <translation>
            <numerusform>%1 dieser Schlüssel ist abgelaufen: die Bibliothek liest ihn nicht mehr.</numerusform>
            <numerusform>%1 dieser Schlüssel sind abgelaufen: die Bibliothek liest sie nicht mehr.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of these keys have entries that the library cannot read.</source>
        <translation>
            <numerusform>%1 dieser Schlüssel hat einen Eintrag, den die Bibliothek nicht lesen kann.</numerusform>
            <numerusform>%1 dieser Schlüssel haben Einträge, die die Bibliothek nicht lesen kann.</numerusform>
        </translation>
    </message>
    <message>
        <source>No listing of this collection says %1 in &quot;next&quot;.</source>
        <translation>Keine Aufzählung dieser Sammlung nennt %1 in &quot;next&quot;.</translation>
    </message>
    <message numerus="yes">
        <source>and %1 more entries</source>
        <translation>
            <numerusform>und %1 weiterer Eintrag</numerusform>
            <numerusform>und %1 weitere Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Python will not read this: %1.</source>
        <translation>Python wird das nicht lesen: %1.</translation>
    </message>
    <message>
        <source>%1 has expired, and stays so: the library reads it no more.</source>
        <translation>%1 ist abgelaufen und bleibt es: die Bibliothek liest es nicht mehr.</translation>
    </message>
    <message>
        <source>%1 could not be read as an entry, so the whole file was replaced.</source>
        <translation>%1 konnte nicht als Eintrag gelesen werden, daher wurde die ganze Datei ersetzt.</translation>
    </message>
    <message>
        <source>%1 stood there more than once; all of it is deleted.</source>
        <translation>%1 stand mehr als einmal da; alles davon ist gelöscht.</translation>
    </message>
    <message>
        <source>It could not be done: %1.</source>
        <translation>Es ging nicht: %1.</translation>
    </message>
    <message>
        <source>The output could not be written: %1.</source>
        <translation>Die Ausgabe konnte nicht geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>The filter cannot be used: %1.</source>
        <translation>Der Filter kann nicht benutzt werden: %1.</translation>
    </message>
    <message>
        <source>%1 could not be read: %2.</source>
        <translation>%1 konnte nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>What is stored under %1 is no vector.</source>
        <translation>Was unter %1 gespeichert ist, ist kein Vektor.</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are no vectors of %2 numbers and were left out, such as %3; the library would raise an error.</source>
        <translation>
            <numerusform>%1 Eintrag ist kein Vektor von %2 Zahlen und wurde weggelassen, nämlich %3; die Bibliothek würde einen Fehler melden.</numerusform>
            <numerusform>%1 Einträge sind keine Vektoren von %2 Zahlen und wurden weggelassen, etwa %3; die Bibliothek würde einen Fehler melden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The filter cannot be applied to %1: %2.</source>
        <translation>Der Filter kann auf %1 nicht angewandt werden: %2.</translation>
    </message>
    <message>
        <source>No vectors of the namespace %1 are in %2.</source>
        <translation>Keine Vektoren des Namensraums %1 sind in %2.</translation>
    </message>
    <message>
        <source>%1: %2; --in-place writes into the file itself</source>
        <translation>%1: %2; --in-place schreibt in die Datei selbst</translation>
    </message>
    <message>
        <source>%1 as it was is kept in %2</source>
        <translation>%1, wie es war, ist in %2 aufgehoben</translation>
    </message>
    <message>
        <source>With --in-place it is written into the file itself; a backup is made first.</source>
        <translation>Mit --in-place wird in die Datei selbst geschrieben; vorher wird eine Sicherung gemacht.</translation>
    </message>
    <message>
        <source>STORE is a path, whose content tells what it is, or an address of one of these forms:</source>
        <translation>STORE ist ein Pfad, dessen Inhalt sagt, was er ist, oder eine Adresse in einer dieser Formen:</translation>
    </message>
    <message>
        <source>In a store of several files a COLLECTION may be FILE:COLLECTION. A word that begins with
&apos;-&apos; goes behind &quot;--&quot;.
Exit status: 0 done, 1 not found, or findings, 2 wrong usage, 3 the store could not be opened, read or
written.</source>
        <translation>In einem Speicher aus mehreren Dateien kann COLLECTION auch FILE:COLLECTION sein. Ein Wort, das mit
&apos;-&apos; beginnt, kommt hinter &quot;--&quot;.
Status am Ende: 0 getan, 1 nicht gefunden, oder Befunde, 2 falscher Aufruf, 3 der Speicher konnte nicht
geöffnet, gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>STORE</source>
        <translation>STORE</translation>
    </message>
    <message>
        <source>path or address of a store</source>
        <translation>Pfad oder Adresse eines Speichers</translation>
    </message>
    <message>
        <source>COLLECTION</source>
        <translation>COLLECTION</translation>
    </message>
    <message>
        <source>its name, or FILE:NAME</source>
        <translation>ihr Name, oder FILE:NAME</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>KEY</translation>
    </message>
    <message>
        <source>byte for byte</source>
        <translation>Byte für Byte</translation>
    </message>
    <message>
        <source>COLLECTION and KEY hold JSON escapes, such as \u0000 or \ud800</source>
        <translation>COLLECTION und KEY enthalten Umschreibungen wie in JSON, etwa \u0000 oder \ud800</translation>
    </message>
    <message>
        <source>print one JSON document</source>
        <translation>ein JSON-Dokument ausgeben</translation>
    </message>
    <message>
        <source>kind, abilities, collections and problems</source>
        <translation>Art, Fähigkeiten, Sammlungen und Probleme</translation>
    </message>
    <message>
        <source>do not check the values</source>
        <translation>die Werte nicht prüfen</translation>
    </message>
    <message>
        <source>list the collections, or the keys of one</source>
        <translation>die Sammlungen aufzählen, oder die Schlüssel einer</translation>
    </message>
    <message>
        <source>COLLECTION and the prefix hold JSON escapes, such as \u0000 or \ud800</source>
        <translation>COLLECTION und der Anfang enthalten Umschreibungen wie in JSON, etwa \u0000 oder \ud800</translation>
    </message>
    <message>
        <source>only keys that begin so</source>
        <translation>nur Schlüssel, die so beginnen</translation>
    </message>
    <message>
        <source>at most so many keys</source>
        <translation>höchstens so viele Schlüssel</translation>
    </message>
    <message>
        <source>go on where &quot;next&quot; of a limited listing says</source>
        <translation>weiter, wo &quot;next&quot; einer begrenzten Aufzählung sagt</translation>
    </message>
    <message>
        <source>print a value</source>
        <translation>einen Wert ausgeben</translation>
    </message>
    <message>
        <source>its bytes and nothing else, not laid out</source>
        <translation>seine Bytes und nichts sonst, nicht angeordnet</translation>
    </message>
    <message>
        <source>value, size and times as one JSON document</source>
        <translation>Wert, Größe und Zeiten als ein JSON-Dokument</translation>
    </message>
    <message>
        <source>instead of the value, the lines of Python that read it</source>
        <translation>statt des Werts die Zeilen in Python, die ihn lesen</translation>
    </message>
    <message>
        <source>write into the file itself, after a backup, instead of replacing it</source>
        <translation>in die Datei selbst schreiben, nach einer Sicherung, statt sie zu ersetzen</translation>
    </message>
    <message>
        <source>keep the file as it was: in the state folder, or beside it</source>
        <translation>die Datei aufheben, wie sie war: im Zustandsordner, oder daneben</translation>
    </message>
    <message>
        <source>write a value under a new or existing key</source>
        <translation>einen Wert unter einem neuen oder vorhandenen Schlüssel schreiben</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>TEXT</translation>
    </message>
    <message>
        <source>the value, or - for standard input; JSON where needed</source>
        <translation>der Wert, oder - für die Standardeingabe; JSON, wo es nötig ist</translation>
    </message>
    <message>
        <source>search keys and values</source>
        <translation>Schlüssel und Werte durchsuchen</translation>
    </message>
    <message>
        <source>what to look for</source>
        <translation>wonach gesucht wird</translation>
    </message>
    <message>
        <source>only keys, or only values</source>
        <translation>nur Schlüssel, oder nur Werte</translation>
    </message>
    <message>
        <source>only there in the values: $.a.list[*].text or /a/list/0</source>
        <translation>nur dort in den Werten: $.a.list[*].text oder /a/list/0</translation>
    </message>
    <message>
        <source>TEXT is a regular expression</source>
        <translation>TEXT ist ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>A and a are the same</source>
        <translation>A und a sind dasselbe</translation>
    </message>
    <message>
        <source>only whole words</source>
        <translation>nur ganze Wörter</translation>
    </message>
    <message>
        <source>at most so many matches; 1000 if not given</source>
        <translation>höchstens so viele Fundstellen; 1000, wenn nichts gesagt ist</translation>
    </message>
    <message>
        <source>find what is wrong, and repair it</source>
        <translation>finden, was nicht stimmt, und es beheben</translation>
    </message>
    <message>
        <source>only these rules, with commas between: X6,V1</source>
        <translation>nur diese Regeln, mit Kommas dazwischen: X6,V1</translation>
    </message>
    <message>
        <source>repair what these rules find; all: whatever can be repaired without a guess</source>
        <translation>beheben, was diese Regeln finden; all: was ohne eine Vermutung behoben werden kann</translation>
    </message>
    <message>
        <source>tell the repairs, write nothing</source>
        <translation>die Behebungen nennen, nichts schreiben</translation>
    </message>
    <message>
        <source>leave out the findings of this file, which --json has printed</source>
        <translation>die Befunde dieser Datei weglassen, die --json ausgegeben hat</translation>
    </message>
    <message>
        <source>print one SARIF document, as code reviews show it</source>
        <translation>ein SARIF-Dokument ausgeben, wie Code-Reviews es zeigen</translation>
    </message>
    <message>
        <source>list the documents of an index, with their nodes</source>
        <translation>die Dokumente eines Index aufzählen, mit ihren Knoten</translation>
    </message>
    <message>
        <source>show what a key of an index points at, and what at it</source>
        <translation>zeigen, worauf ein Schlüssel eines Index zeigt, und was auf ihn</translation>
    </message>
    <message>
        <source>copy a store into a new or empty one</source>
        <translation>einen Speicher in einen neuen oder leeren kopieren</translation>
    </message>
    <message>
        <source>FROM</source>
        <translation>FROM</translation>
    </message>
    <message>
        <source>the store to read</source>
        <translation>der Speicher, der gelesen wird</translation>
    </message>
    <message>
        <source>TO</source>
        <translation>TO</translation>
    </message>
    <message>
        <source>the store to write</source>
        <translation>der Speicher, der geschrieben wird</translation>
    </message>
    <message>
        <source>the vectors that are most alike one, as a query finds them</source>
        <translation>die Vektoren, die einem am ähnlichsten sind, wie eine Abfrage sie findet</translation>
    </message>
    <message>
        <source>of the vector that is compared with all</source>
        <translation>des Vektors, der mit allen verglichen wird</translation>
    </message>
    <message>
        <source>the vector is in this file: a JSON array, or a .npy file</source>
        <translation>der Vektor steht in dieser Datei: ein JSON-Array, oder eine .npy-Datei</translation>
    </message>
    <message>
        <source>of the vectors; &quot;default&quot; if not given</source>
        <translation>der Vektoren; &quot;default&quot;, wenn nichts gesagt ist</translation>
    </message>
    <message>
        <source>only those whose metadata fits these MetadataFilters, as JSON</source>
        <translation>nur die, deren Metadaten zu diesen MetadataFilters passen, als JSON</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Positionals</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>OPTIONEN</translation>
    </message>
    <message>
        <source>SUBCOMMAND</source>
        <translation>VERB</translation>
    </message>
    <message>
        <source>REQUIRED</source>
        <translation>NÖTIG</translation>
    </message>
    <message>
        <source>Excludes</source>
        <translation>Schließt aus</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Braucht</translation>
    </message>
    <message>
        <source>INT:POSITIVE</source>
        <translation>INT:POSITIVE</translation>
    </message>
    <message>
        <source>TEXT:{keys,values}</source>
        <translation>TEXT:{keys,values}</translation>
    </message>
    <message>
        <source>TEXT:{state,beside}</source>
        <translation>TEXT:{state,beside}</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Print this help message and exit</source>
        <translation>Diese Hilfe ausgeben und enden</translation>
    </message>
    <message>
        <source>Display program version information and exit</source>
        <translation>Die Version ausgeben und enden</translation>
    </message>
    <message>
        <source>Subcommands</source>
        <translation>Verben</translation>
    </message>
    <message>
        <source>%1 What stands behind that was not seen.</source>
        <translation>%1 Was dahinter steht, war nicht zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 more entries could not be read.</source>
        <translation>
            <numerusform>%1 weiterer Eintrag konnte nicht gelesen werden.</numerusform>
            <numerusform>%1 weitere Einträge konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The following argument was not expected: %1</source>
        <translation>Diese Angabe war nicht erwartet: %1</translation>
    </message>
    <message>
        <source>The following arguments were not expected: %1</source>
        <translation>Diese Angaben waren nicht erwartet: %1</translation>
    </message>
    <message>
        <source>%1 excludes %2</source>
        <translation>%1 schließt %2 aus</translation>
    </message>
    <message>
        <source>%1 needs %2</source>
        <translation>%1 braucht %2</translation>
    </message>
    <message>
        <source>%1: %2 is not one of %3</source>
        <translation>%1: %2 ist keines von %3</translation>
    </message>
    <message>
        <source>%1: %2 is not a whole number above 0</source>
        <translation>%1: %2 ist keine ganze Zahl über 0</translation>
    </message>
    <message>
        <source>%1 needs a word behind it</source>
        <translation>%1 braucht ein Wort dahinter</translation>
    </message>
    <message>
        <source>%1 may be given only once</source>
        <translation>%1 darf nur einmal angegeben werden</translation>
    </message>
    <message>
        <source>There is no display to open a window on; kvlens --help says what works without.</source>
        <translation>Es gibt keine Anzeige für ein Fenster; kvlens --help sagt, was ohne sie geht.</translation>
    </message>
    <message>
        <source>%1 names no rule</source>
        <translation>%1 nennt keine Regel</translation>
    </message>
    <message>
        <source>What was in the files of %1 that changed is kept in %2</source>
        <translation>Was in den Dateien von %1 stand, die sich geändert haben, ist in %2 aufgehoben</translation>
    </message>
    <message>
        <source>KEY holds JSON escapes, such as \u0000 or \ud800</source>
        <translation>KEY enthält Umschreibungen wie in JSON, etwa \u0000 oder \ud800</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
    <message>
        <source>COLLECTION, --document or --node</source>
        <translation>COLLECTION, --document oder --node</translation>
    </message>
    <message>
        <source>%1 goes with --document or --node</source>
        <translation>%1 gehört zu --document oder --node</translation>
    </message>
    <message>
        <source>an id is deleted in all collections</source>
        <translation>eine id wird in allen Sammlungen gelöscht</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no id: it stands for none</source>
        <translation>&quot;%1&quot; ist keine id: es steht für keine</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>vector</source>
        <translation>Vektor</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>cosine %1</source>
        <translation>Kosinus %1</translation>
    </message>
    <message>
        <source>vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>%1: vectors of %2 numbers have become vectors of %3</source>
        <translation>%1: aus Vektoren von %2 Zahlen sind Vektoren von %3 geworden</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>cut anew</source>
        <translation>neu geschnitten</translation>
    </message>
    <message>
        <source>node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>%1 is no document of this index.</source>
        <translation>%1 ist kein Dokument dieses Index.</translation>
    </message>
    <message>
        <source>%1 is no node of this index.</source>
        <translation>%1 ist kein Knoten dieses Index.</translation>
    </message>
    <message>
        <source>%1 is an id of this index already.</source>
        <translation>%1 ist schon eine id dieses Index.</translation>
    </message>
    <message>
        <source>Not all of the index could be read, so nothing of it is changed.</source>
        <translation>Nicht alles vom Index konnte gelesen werden, daher wird nichts daran geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%1 summaries that are left were made from what is gone, too.</source>
        <translation>
            <numerusform>%1 Zusammenfassung, die bleibt, wurde auch aus dem gemacht, was fort ist.</numerusform>
            <numerusform>%1 Zusammenfassungen, die bleiben, wurden auch aus dem gemacht, was fort ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2, median %3</source>
        <translation>%1 bis %2, Median %3</translation>
    </message>
    <message>
        <source>most from %1 to %2</source>
        <translation>die meisten von %1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 chunks</source>
        <translation>
            <numerusform>%1 Stück</numerusform>
            <numerusform>%1 Stücke</numerusform>
        </translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>tokens, about</source>
        <translation>Tokens, etwa</translation>
    </message>
    <message>
        <source>without text</source>
        <translation>ohne Text</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>script</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>tell what changes, write nothing</source>
        <translation>sagen, was sich ändert, nichts schreiben</translation>
    </message>
    <message>
        <source>delete keys; or a document or node of an index, in all files</source>
        <translation>Schlüssel löschen; oder ein Dokument oder einen Knoten eines Index, in allen Dateien</translation>
    </message>
    <message>
        <source>the document of this id, and its nodes, everywhere</source>
        <translation>das Dokument mit dieser id, und seine Knoten, überall</translation>
    </message>
    <message>
        <source>the node of this id, everywhere</source>
        <translation>den Knoten mit dieser id, überall</translation>
    </message>
    <message>
        <source>the document of this id</source>
        <translation>das Dokument mit dieser id</translation>
    </message>
    <message>
        <source>the node of this id</source>
        <translation>den Knoten mit dieser id</translation>
    </message>
    <message>
        <source>NEW</source>
        <translation>NEW</translation>
    </message>
    <message>
        <source>how a store differs from another; of two indexes, what that means</source>
        <translation>worin sich zwei Speicher unterscheiden; bei zwei Indizes, was das bedeutet</translation>
    </message>
    <message>
        <source>the store that was</source>
        <translation>der Speicher, der war</translation>
    </message>
    <message>
        <source>the store that is</source>
        <translation>der Speicher, der ist</translation>
    </message>
    <message>
        <source>how large a store and its parts are, and what the chunks of an index are like</source>
        <translation>wie groß ein Speicher und seine Teile sind, und wie die Stücke eines Index sind</translation>
    </message>
    <message>
        <source>shadowed by another of the same name</source>
        <translation>von einer anderen desselben Namens verdeckt</translation>
    </message>
    <message>
        <source>%1 is locked by another program, which is waited for.</source>
        <translation>%1 ist von einem anderen Programm gesperrt, auf das gewartet wird.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1 more files are like that.</source>
        <translation>
            <numerusform>%1 weitere Datei ist so.</numerusform>
            <numerusform>%1 weitere Dateien sind so.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was written: a %1 is not written in place.</source>
        <translation>Nichts wurde geschrieben: ein %1 wird nicht an Ort und Stelle geschrieben.</translation>
    </message>
    <message>
        <source>There are no documents of an index in %1.</source>
        <translation>In %1 gibt es keine Dokumente eines Index.</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Es gibt: %1.</translation>
    </message>
    <message>
        <source>The value of %1 is not JSON and was searched as one text.</source>
        <translation>Der Wert von %1 ist kein JSON und wurde als ein Text durchsucht.</translation>
    </message>
    <message>
        <source>%1 reads it as %2</source>
        <translation>%1 liest sie als %2</translation>
    </message>
    <message>
        <source>The repair of %1 rests on a guess, so it is made only if it is named: --fix %1.</source>
        <translation>Die Reparatur von %1 beruht auf einer Vermutung und wird nur gemacht, wenn sie genannt wird: --fix %1.</translation>
    </message>
    <message>
        <source>The target does not keep when entries were made; that was left out.</source>
        <translation>Das Ziel hebt nicht auf, wann Einträge angelegt wurden; das wurde weggelassen.</translation>
    </message>
    <message>
        <source>an id is renamed in all collections</source>
        <translation>eine id wird in allen Sammlungen umbenannt</translation>
    </message>
    <message>
        <source>%1 is a key of this collection already.</source>
        <translation>%1 ist schon ein Schlüssel dieser Sammlung.</translation>
    </message>
    <message>
        <source>%1 stood there more than once; what it hid is deleted.</source>
        <translation>%1 stand mehr als einmal da; was es verdeckte, ist gelöscht.</translation>
    </message>
    <message>
        <source>%1 also stands in an earlier collection of the same name, which nobody reads; there it is left.</source>
        <translation>%1 steht auch in einer früheren Sammlung desselben Namens, die niemand liest; dort bleibt es.</translation>
    </message>
    <message numerus="yes">
        <source>of %1 documents</source>
        <translation>
            <numerusform>von %1 Dokument</numerusform>
            <numerusform>von %1 Dokumenten</numerusform>
        </translation>
    </message>
    <message>
        <source>when it expires: +1h, 2 weeks, tomorrow 10:00, 2027-01-01 10:00, seconds since 1970; or never</source>
        <translation>wann er abläuft: +1h, 2 weeks, tomorrow 10:00, 2027-01-01 10:00, Sekunden seit 1970; oder never</translation>
    </message>
    <message>
        <source>change when an entry expires</source>
        <translation>ändern, wann ein Eintrag abläuft</translation>
    </message>
    <message>
        <source>WHEN</source>
        <translation>WHEN</translation>
    </message>
    <message>
        <source>rename a key; or a document or node of an index, in all files</source>
        <translation>einen Schlüssel umbenennen; oder ein Dokument oder einen Knoten eines Index, in allen Dateien</translation>
    </message>
    <message>
        <source>COLLECTION, KEY and NEW hold JSON escapes, such as \u0000 or \ud800</source>
        <translation>COLLECTION, KEY und NEW enthalten Umschreibungen wie in JSON, etwa \u0000 oder \ud800</translation>
    </message>
    <message>
        <source>its new key; of an id the new one, which is the only word behind STORE</source>
        <translation>sein neuer Schlüssel; bei einer id die neue, die das einzige Wort hinter STORE ist</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time at which an entry expires: %2</source>
        <translation>„%1“ ist keine Zeit, zu der ein Eintrag abläuft: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have no direction, as those of zeros or with NaN in them, and were not compared.</source>
        <translation>
            <numerusform>%1 Vektor hat keine Richtung, wie einer aus Nullen oder mit NaN darin, und wurde nicht verglichen.</numerusform>
            <numerusform>%1 Vektoren haben keine Richtung, wie die aus Nullen oder mit NaN darin, und wurden nicht verglichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>keyword table</source>
        <translation>Stichwortliste</translation>
    </message>
    <message>
        <source>BM25</source>
        <translation>BM25</translation>
    </message>
    <message>
        <source>None of the other vectors has a score, as of zeros or with NaN in them; the library would raise KeyError.</source>
        <translation>Keiner der übrigen Vektoren hat eine Bewertung, etwa weil er aus Nullen ist oder NaN enthält; die Bibliothek bräche mit KeyError ab.</translation>
    </message>
    <message>
        <source>the mode %1 is not here: in it the library trains a model of scikit-learn with all vectors; the modes are default and mmr</source>
        <translation>den Modus %1 gibt es hier nicht: in ihm lernt die Bibliothek mit scikit-learn an allen Vektoren; die Modi sind default und mmr</translation>
    </message>
    <message>
        <source>SimpleVectorStore has no mode %1; the modes are default and mmr</source>
        <translation>SimpleVectorStore hat keinen Modus %1; die Modi sind default und mmr</translation>
    </message>
    <message>
        <source>--mmr-threshold goes with --mode mmr</source>
        <translation>--mmr-threshold gehört zu --mode mmr</translation>
    </message>
    <message>
        <source>--mmr-threshold needs a number</source>
        <translation>--mmr-threshold braucht eine Zahl</translation>
    </message>
    <message>
        <source>KEY, --vector, --duplicates or --text</source>
        <translation>KEY, --vector, --duplicates oder --text</translation>
    </message>
    <message>
        <source>--duplicates needs a number above 0 that is not above 1</source>
        <translation>--duplicates braucht eine Zahl über 0 und nicht über 1</translation>
    </message>
    <message>
        <source>compare the vectors as well: norms, outliers, and hubs that are near many</source>
        <translation>auch die Vektoren vergleichen: Normen, Ausreißer, und Naben, die vielen nah sind</translation>
    </message>
    <message>
        <source>at most so many; 10 if not given, of duplicates all</source>
        <translation>höchstens so viele; sonst 10, von Dubletten alle</translation>
    </message>
    <message>
        <source>of the query: default, or mmr, which takes what is unlike the one before</source>
        <translation>der Abfrage: default, oder mmr, das nimmt, was dem davor nicht gleicht</translation>
    </message>
    <message>
        <source>of mmr: 1 is like the query, 0 unlike each other; 0.5 if not given</source>
        <translation>von mmr: 1 ist der Abfrage ähnlich, 0 einander unähnlich; sonst 0.5</translation>
    </message>
    <message>
        <source>instead of a query: groups of vectors with a cosine of at least this</source>
        <translation>statt einer Abfrage: Gruppen von Vektoren, deren Kosinus mindestens so groß ist</translation>
    </message>
    <message>
        <source>instead of vectors: what keyword tables and BM25 find for these words</source>
        <translation>statt mit Vektoren: was Stichwortlisten und BM25 zu diesen Wörtern finden</translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of %2 numbers</source>
        <translation>
            <numerusform>%1 Vektor aus %2 Zahlen</numerusform>
            <numerusform>%1 Vektoren aus %2 Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>namespace %1</source>
        <translation>Namensraum %1</translation>
    </message>
    <message>
        <source>of another length</source>
        <translation>mit anderer Länge</translation>
    </message>
    <message>
        <source>without a direction</source>
        <translation>ohne Richtung</translation>
    </message>
    <message>
        <source>norms</source>
        <translation>Normen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of length 1</source>
        <translation>
            <numerusform>%1 mit Länge 1</numerusform>
            <numerusform>%1 mit Länge 1</numerusform>
        </translation>
    </message>
    <message>
        <source>distance from the mean</source>
        <translation>Abstand vom Mittel</translation>
    </message>
    <message>
        <source>outliers</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>outlier</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>hub</source>
        <translation>Nabe</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 nodes</source>
        <translation>
            <numerusform>%1 von %2 Knoten</numerusform>
            <numerusform>%1 von %2 Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>--output goes with --markdown or --html</source>
        <translation>--output gehört zu --markdown oder --html</translation>
    </message>
    <message>
        <source>print a report as Markdown</source>
        <translation>einen Bericht als Markdown ausgeben</translation>
    </message>
    <message>
        <source>print a report as one page of HTML, which needs no other file</source>
        <translation>einen Bericht als eine Seite HTML ausgeben, die keine andere Datei braucht</translation>
    </message>
    <message>
        <source>write the report into this file, which is new</source>
        <translation>den Bericht in diese Datei schreiben, die es noch nicht gibt</translation>
    </message>
    <message>
        <source>%1 was not found: there is nothing to report.</source>
        <translation>%1 wurde nicht gefunden: Es gibt nichts zu berichten.</translation>
    </message>
    <message>
        <source>write the smallest store that shows what this rule finds</source>
        <translation>den kleinsten Speicher schreiben, der zeigt, was diese Regel findet</translation>
    </message>
    <message>
        <source>of --bug-report: a folder that is new or empty</source>
        <translation>zu --bug-report: ein neuer oder leerer Ordner</translation>
    </message>
    <message>
        <source>of --bug-report: texts and names become nonsense of the same shape</source>
        <translation>zu --bug-report: aus Texten und Namen wird Unsinn von gleicher Gestalt</translation>
    </message>
    <message>
        <source>of --bug-report: numbers of vectors are rounded to so many</source>
        <translation>zu --bug-report: auf so viele Stellen werden Zahlen von Vektoren gerundet</translation>
    </message>
    <message>
        <source>--colour needs document, cluster or metadata:KEY</source>
        <translation>--colour braucht document, cluster oder metadata:KEY</translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have no direction, as those of zeros or with NaN in them, and are not on the map.</source>
        <translation>
            <numerusform>%1 Vektor hat keine Richtung, wie einer aus Nullen oder mit NaN darin, und ist nicht auf der Karte.</numerusform>
            <numerusform>%1 Vektoren haben keine Richtung, wie solche aus Nullen oder mit NaN darin, und sind nicht auf der Karte.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 konnte nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>axis 1 shows %1</source>
        <translation>Achse 1 zeigt %1</translation>
    </message>
    <message>
        <source>axis 2 shows %1</source>
        <translation>Achse 2 zeigt %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of %2 numbers; axis 1 shows %3, axis 2 %4</source>
        <translation>
            <numerusform>%1 Vektor aus %2 Zahlen; Achse 1 zeigt %3, Achse 2 %4</numerusform>
            <numerusform>%1 Vektoren aus %2 Zahlen; Achse 1 zeigt %3, Achse 2 %4</numerusform>
        </translation>
    </message>
    <message>
        <source>the vectors as points of a plane, by principal components</source>
        <translation>die Vektoren als Punkte einer Ebene, nach Hauptkomponenten</translation>
    </message>
    <message>
        <source>which points belong together: document, cluster or metadata:KEY</source>
        <translation>welche Punkte zusammengehören: document, cluster oder metadata:KEY</translation>
    </message>
    <message>
        <source>draw them into this file instead of printing them</source>
        <translation>sie in diese Datei zeichnen, statt sie auszugeben</translation>
    </message>
    <message>
        <source>print a table, with commas</source>
        <translation>eine Tabelle ausgeben, mit Kommas</translation>
    </message>
    <message numerus="yes">
        <source>%1 vertices</source>
        <translation>
            <numerusform>%1 Punkt</numerusform>
            <numerusform>%1 Punkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 edges</source>
        <translation>
            <numerusform>%1 Kante</numerusform>
            <numerusform>%1 Kanten</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no vertex %1 in %2.</source>
        <translation>Einen Punkt %1 gibt es in %2 nicht.</translation>
    </message>
    <message>
        <source>%1 in the picture.</source>
        <translation>%1 im Bild.</translation>
    </message>
    <message>
        <source>There is no tree or graph %1 in %2.</source>
        <translation>Einen Baum oder Graphen %1 gibt es in %2 nicht.</translation>
    </message>
    <message>
        <source>There is no tree or graph in %1.</source>
        <translation>In %1 gibt es weder Baum noch Graph.</translation>
    </message>
    <message>
        <source>There are several to be drawn in %1: choose one by --index.</source>
        <translation>In %1 lassen sich mehrere zeichnen: mit --index wird einer gewählt.</translation>
    </message>
    <message>
        <source>show trees and graphs of an index, or draw one</source>
        <translation>Bäume und Graphen eines Index zeigen oder einen zeichnen</translation>
    </message>
    <message>
        <source>only this one: the id of an index, or the file of a graph</source>
        <translation>nur diesen: die Kennung eines Index oder die Datei eines Graphen</translation>
    </message>
    <message>
        <source>only what is the fewest edges away from the vertex with this id</source>
        <translation>nur, was die wenigsten Kanten vom Punkt mit dieser Kennung entfernt ist</translation>
    </message>
    <message>
        <source>draw it into this file</source>
        <translation>in diese Datei zeichnen</translation>
    </message>
    <message>
        <source>print how lengths are spread, as CSV</source>
        <translation>als CSV ausgeben, wie sich die Längen verteilen</translation>
    </message>
    <message>
        <source>draw the same into this file</source>
        <translation>dasselbe in diese Datei zeichnen</translation>
    </message>
    <message>
        <source>%1 was not found in what could be read.</source>
        <translation>%1 wurde in dem, was gelesen werden konnte, nicht gefunden.</translation>
    </message>
    <message>
        <source>what could be read of %1</source>
        <translation>dem, was von %1 gelesen werden konnte</translation>
    </message>
    <message>
        <source>INT:0 TO 17</source>
        <translation>INT:0 BIS 17</translation>
    </message>
    <message>
        <source>kvlens: there is no home folder, so nothing is kept</source>
        <translation>kvlens: Es gibt keinen persönlichen Ordner, darum wird nichts aufgehoben</translation>
    </message>
    <message>
        <source>Wrong usage: %1; see %2.</source>
        <translation>Falscher Aufruf: %1; siehe %2.</translation>
    </message>
    <message>
        <source>No vectors of %1 have a cosine of %2 or more.</source>
        <translation>Keine Vektoren in %1 haben einen Kosinus von %2 oder mehr.</translation>
    </message>
    <message>
        <source>%1 holds no index, so that there is no document %2 in it.</source>
        <translation>In %1 ist kein Index, also auch kein Dokument %2.</translation>
    </message>
    <message>
        <source>%1 holds no index, so that there is no node %2 in it.</source>
        <translation>In %1 ist kein Index, also auch kein Knoten %2.</translation>
    </message>
    <message>
        <source>Nothing in %1 has %2.</source>
        <translation>In %1 kommt %2 nicht vor.</translation>
    </message>
    <message>
        <source>No chunk of %1 has a word of %2.</source>
        <translation>Kein Stück in %1 hat ein Wort aus %2.</translation>
    </message>
    <message>
        <source>There is no vector in %1 that has a place on a map.</source>
        <translation>In %1 ist kein Vektor, der auf einer Karte Platz hat.</translation>
    </message>
    <message>
        <source>No vector of %1 fulfils the filter.</source>
        <translation>Kein Vektor in %1 erfüllt den Filter.</translation>
    </message>
    <message>
        <source>There is no vector in %1 to compare with.</source>
        <translation>In %1 ist kein Vektor zum Vergleichen.</translation>
    </message>
    <message>
        <source>overlaps, characters</source>
        <translation>Überlappungen, Zeichen</translation>
    </message>
    <message>
        <source>gaps, characters</source>
        <translation>Lücken, Zeichen</translation>
    </message>
    <message numerus="yes">
        <source>in %1 places</source>
        <translation>
            <numerusform>an %1 Stelle</numerusform>
            <numerusform>an %1 Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1 of %2 chunks</source>
        <translation>in %1 von %2 Stücken</translation>
    </message>
    <message>
        <source>the window keeps its settings in this file</source>
        <translation>das Fenster hebt seine Einstellungen in dieser Datei auf</translation>
    </message>
    <message>
        <source>Looks into and edits the key-value stores that LLM programs leave behind.
Without a verb it opens a window: kvlens [OPTIONS] [STORE...]</source>
        <translation>Sieht in die Schlüssel-Wert-Speicher, die LLM-Programme hinterlassen, und bearbeitet sie.
Ohne Verb öffnet es ein Fenster: kvlens [OPTIONS] [STORE...]</translation>
    </message>
    <message>
        <source>farther than %1 from the mean</source>
        <translation>weiter als %1 vom Mittel</translation>
    </message>
    <message>
        <source>%1 from the mean</source>
        <translation>%1 vom Mittel</translation>
    </message>
    <message numerus="yes">
        <source>among the nearest of %1 of %2 vectors</source>
        <translation>
            <numerusform>unter den nächsten von %1 der %2 Vektoren</numerusform>
            <numerusform>unter den nächsten von %1 der %2 Vektoren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes that are left were cut out of what is gone, and still name it as their document.</source>
        <translation>
            <numerusform>%1 Knoten, der bleibt, wurde aus dem geschnitten, was fort ist, und nennt es weiter als sein Dokument.</numerusform>
            <numerusform>%1 Knoten, die bleiben, wurden aus dem geschnitten, was fort ist, und nennen es weiter als ihr Dokument.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken are those of the namespace %1, the only one.</source>
        <translation>Genommen werden die des Namensraums %1, des einzigen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 keys were copied as names that stand for others: %2.</source>
        <translation>
            <numerusform>%1 Schlüssel wurde als Name kopiert, der für einen anderen steht: %2.</numerusform>
            <numerusform>%1 Schlüssel wurden als Namen kopiert, die für andere stehen: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was left at %1.</source>
        <translation>In %1 blieb nichts zurück.</translation>
    </message>
    <message>
        <source>The copy was interrupted.</source>
        <translation>Das Kopieren wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The window could not be started: %1 (%2); kvlens --help says what works without.</source>
        <translation>Das Fenster ließ sich nicht starten: %1 (%2); was ohne geht, sagt kvlens --help.</translation>
    </message>
    <message>
        <source>There is no word to look for in &quot;%1&quot;: English stop words are none.</source>
        <translation>In „%1“ ist kein Wort, nach dem zu suchen wäre: Englische Stoppwörter sind keine.</translation>
    </message>
    <message>
        <source>No vector on the map has the metadata &quot;%1&quot;.</source>
        <translation>Kein Vektor auf der Karte hat das Metadatum „%1“.</translation>
    </message>
    <message>
        <source>of the window: system, light, dark, light-contrast or dark-contrast</source>
        <translation>des Fensters: system, light, dark, light-contrast oder dark-contrast</translation>
    </message>
    <message>
        <source>no list of numbers</source>
        <translation>keine Liste von Zahlen</translation>
    </message>
    <message>
        <source>of the window: system, light or dark</source>
        <translation>des Fensters: system, light oder dark</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>Documents removed</source>
        <translation>Entfernte Dokumente</translation>
    </message>
    <message>
        <source>Documents added</source>
        <translation>Neue Dokumente</translation>
    </message>
    <message>
        <source>Documents with another text</source>
        <translation>Dokumente mit anderem Text</translation>
    </message>
    <message>
        <source>Documents cut anew</source>
        <translation>Neu geschnittene Dokumente</translation>
    </message>
    <message>
        <source>Documents with other metadata</source>
        <translation>Dokumente mit anderen Metadaten</translation>
    </message>
    <message>
        <source>The same documents under another id</source>
        <translation>Dieselben Dokumente unter anderer Id</translation>
    </message>
    <message>
        <source>Nodes removed</source>
        <translation>Entfernte Knoten</translation>
    </message>
    <message>
        <source>Nodes added</source>
        <translation>Neue Knoten</translation>
    </message>
    <message>
        <source>Nodes with another text</source>
        <translation>Knoten mit anderem Text</translation>
    </message>
    <message>
        <source>Nodes with other metadata</source>
        <translation>Knoten mit anderen Metadaten</translation>
    </message>
    <message>
        <source>The same texts under another id</source>
        <translation>Dieselben Texte unter anderer Id</translation>
    </message>
    <message>
        <source>%1: vectors of %2 numbers have become vectors of %3.</source>
        <translation>%1: Aus Vektoren mit %2 Zahlen sind solche mit %3 geworden.</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>Vectors removed</source>
        <translation>Entfernte Vektoren</translation>
    </message>
    <message>
        <source>Vectors added</source>
        <translation>Neue Vektoren</translation>
    </message>
    <message>
        <source>Vectors of another length</source>
        <translation>Vektoren anderer Länge</translation>
    </message>
    <message>
        <source>Vectors that moved, the farthest first</source>
        <translation>Vektoren, die sich bewegt haben, die am weitesten zuerst</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Id before</source>
        <translation>Id vorher</translation>
    </message>
    <message>
        <source>Id now</source>
        <translation>Id jetzt</translation>
    </message>
    <message>
        <source>How far vectors moved</source>
        <translation>Wie weit sich Vektoren bewegt haben</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>%1 and above</source>
        <translation>%1 und mehr</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Entries removed</source>
        <translation>Entfernte Einträge</translation>
    </message>
    <message>
        <source>Entries added</source>
        <translation>Neue Einträge</translation>
    </message>
    <message>
        <source>Entries with another value</source>
        <translation>Einträge mit anderem Wert</translation>
    </message>
    <message>
        <source>What differs between two stores</source>
        <translation>Worin sich zwei Speicher unterscheiden</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Nothing differs.</source>
        <translation>Es gibt keinen Unterschied.</translation>
    </message>
    <message numerus="yes">
        <source>%1 keys were compared as names that stand for others: %2.</source>
        <translation>
            <numerusform>%1 Schlüssel wurde als Name verglichen, der für einen anderen steht: %2.</numerusform>
            <numerusform>%1 Schlüssel wurden als Namen verglichen, die für andere stehen: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its cosine with what it was is %1.</source>
        <translation>Sein Kosinus zu dem, was er war, ist %1.</translation>
    </message>
    <message>
        <source>The cosine of one of them with what it was is %1.</source>
        <translation>Der Kosinus eines von ihnen zu dem, was er war, ist %1.</translation>
    </message>
    <message>
        <source>Their cosines with what they were are</source>
        <translation>Ihre Kosinus zu dem, was sie waren, reichen</translation>
    </message>
    <message>
        <source>The cosines of %1 of them with what they were are</source>
        <translation>Die Kosinus von %1 von ihnen zu dem, was sie waren, reichen</translation>
    </message>
    <message>
        <source>%1 from %2 to %3, median %4, mean %5.</source>
        <translation>%1 von %2 bis %3, Median %4, Mittel %5.</translation>
    </message>
    <message>
        <source>none: NaN or infinite</source>
        <translation>keiner: NaN oder unendlich</translation>
    </message>
    <message>
        <source>none: all zeros</source>
        <translation>keiner: nur Nullen</translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors moved.</source>
        <translation>
            <numerusform>%1 Vektor hat sich bewegt.</numerusform>
            <numerusform>%1 Vektoren haben sich bewegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of them hold NaN or an infinite number, before or now, and so have no cosine.</source>
        <translation>
            <numerusform>%1 von ihnen enthält NaN oder eine unendliche Zahl, vorher oder jetzt, und hat deshalb keinen Kosinus.</numerusform>
            <numerusform>%1 von ihnen enthalten NaN oder eine unendliche Zahl, vorher oder jetzt, und haben deshalb keinen Kosinus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of them are all zeros, before or now, and so have no cosine.</source>
        <translation>
            <numerusform>%1 von ihnen ist nur Nullen, vorher oder jetzt, und hat deshalb keinen Kosinus.</numerusform>
            <numerusform>%1 von ihnen sind nur Nullen, vorher oder jetzt, und haben deshalb keinen Kosinus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Vectors that are or were no list of numbers</source>
        <translation>Vektoren, die keine Liste von Zahlen sind oder waren</translation>
    </message>
    <message>
        <source>Vectors that were of a document</source>
        <translation>Vektoren, die zu einem Dokument gehörten</translation>
    </message>
    <message>
        <source>Vectors that are of a document now</source>
        <translation>Vektoren, die jetzt zu einem Dokument gehören</translation>
    </message>
    <message>
        <source>Vectors of another document</source>
        <translation>Vektoren eines anderen Dokuments</translation>
    </message>
    <message>
        <source>Vectors that had metadata</source>
        <translation>Vektoren, die Metadaten hatten</translation>
    </message>
    <message>
        <source>Vectors that have metadata now</source>
        <translation>Vektoren, die jetzt Metadaten haben</translation>
    </message>
    <message>
        <source>Vectors with other metadata</source>
        <translation>Vektoren mit anderen Metadaten</translation>
    </message>
</context>
<context>
    <name>CopyMessage</name>
    <message numerus="yes">
        <source>%1 entries were left out.</source>
        <translation>
            <numerusform>%1 Eintrag wurde weggelassen.</numerusform>
            <numerusform>%1 Einträge wurden weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 What stands behind that was not seen.</source>
        <translation>%1 Was dahinter steht, war nicht zu sehen.</translation>
    </message>
    <message>
        <source>A copy of %1 was written to %2.</source>
        <translation>Eine Kopie von %1 wurde in %2 geschrieben.</translation>
    </message>
    <message>
        <source>%1 itself is as it was.</source>
        <translation>%1 selbst ist, wie es war.</translation>
    </message>
    <message>
        <source>It keeps no expiry times; they were left out.</source>
        <translation>Dort werden keine Ablaufzeiten aufgehoben; sie wurden weggelassen.</translation>
    </message>
    <message>
        <source>Collections without entries were left out.</source>
        <translation>Sammlungen ohne Einträge wurden weggelassen.</translation>
    </message>
    <message>
        <source>A copy of %1 was written to %2, but not all of it could be read.</source>
        <translation>Eine Kopie von %1 wurde in %2 geschrieben, doch nicht alles davon konnte gelesen werden.</translation>
    </message>
    <message>
        <source>It does not keep when entries were made; that was left out.</source>
        <translation>Dort wird nicht aufgehoben, wann Einträge angelegt wurden; das wurde weggelassen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 keys were copied as names that stand for others: %2.</source>
        <translation>
            <numerusform>%1 Schlüssel wurde als Name kopiert, der für einen anderen steht: %2.</numerusform>
            <numerusform>%1 Schlüssel wurden als Namen kopiert, die für andere stehen: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Damage</name>
    <message>
        <source>%1 is damaged: what could be read is shown, read-only.</source>
        <translation>%1 ist beschädigt: gezeigt wird, was zu lesen war, nur zum Lesen.</translation>
    </message>
    <message>
        <source>Damaged, and read-only: %1. The rest of %2 can be edited.</source>
        <translation>Beschädigt und nur zu lesen: %1. Das Übrige von %2 kann bearbeitet werden.</translation>
    </message>
    <message>
        <source>Some of %1 is damaged. The rest can be edited.</source>
        <translation>Ein Teil von %1 ist beschädigt. Der Rest lässt sich bearbeiten.</translation>
    </message>
    <message>
        <source>What is damaged is left as it is.</source>
        <translation>Was beschädigt ist, bleibt, wie es ist.</translation>
    </message>
</context>
<context>
    <name>EditTrouble</name>
    <message>
        <source>It was not persisted: that was cancelled, or another entry could not be, and the store takes all or nothing.</source>
        <translation>Es wurde nicht festgeschrieben: das wurde abgebrochen, oder ein anderer Eintrag ging nicht, und der Speicher nimmt alles oder nichts.</translation>
    </message>
    <message>
        <source>Another program changed this entry too. Your text is kept; Review and merge shows both.</source>
        <translation>Ein anderes Programm hat diesen Eintrag auch geändert. Ihr Text bleibt erhalten; „Ansehen und zusammenführen“ zeigt beide.</translation>
    </message>
</context>
<context>
    <name>ElideText</name>
    <message numerus="yes">
        <source>%1 more characters</source>
        <translation>
            <numerusform>%1 weiteres Zeichen</numerusform>
            <numerusform>%1 weitere Zeichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryFacts</name>
    <message>
        <source>Expires: %1</source>
        <translation>Läuft ab: %1</translation>
    </message>
    <message>
        <source>Expires: never</source>
        <translation>Läuft ab: nie</translation>
    </message>
    <message>
        <source>Created: %1</source>
        <translation>Angelegt: %1</translation>
    </message>
    <message>
        <source>Created: unknown</source>
        <translation>Angelegt: unbekannt</translation>
    </message>
    <message>
        <source>Key: %1</source>
        <translation>Schlüssel: %1</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>%1 could not be opened</source>
        <translation>%1 konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>%1 could not be read</source>
        <translation>%1 konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 could not be persisted</source>
        <translation>%1 konnte nicht festgeschrieben werden</translation>
    </message>
    <message>
        <source>%1 could not be reloaded</source>
        <translation>%1 konnte nicht neu geladen werden</translation>
    </message>
    <message>
        <source>%1 could not be renamed</source>
        <translation>%1 konnte nicht umbenannt werden</translation>
    </message>
    <message>
        <source>%1 could not be deleted</source>
        <translation>%1 konnte nicht gelöscht werden</translation>
    </message>
    <message>
        <source>%1 could not be searched</source>
        <translation>%1 konnte nicht durchsucht werden</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>es gibt keine solche Datei und keinen solchen Ordner</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>es ist nicht da</translation>
    </message>
    <message>
        <source>another program changed it since it was read</source>
        <translation>ein anderes Programm hat es geändert, seit es gelesen wurde</translation>
    </message>
    <message>
        <source>no kind of store that KV Lens knows looks like this</source>
        <translation>keine Art von Speicher, die KV Lens kennt, sieht so aus</translation>
    </message>
    <message>
        <source>that cannot be done here</source>
        <translation>das geht hier nicht</translation>
    </message>
    <message>
        <source>its address is wrong</source>
        <translation>seine Adresse ist falsch</translation>
    </message>
    <message>
        <source>it breaks a rule of this store</source>
        <translation>es bricht eine Regel dieses Speichers</translation>
    </message>
    <message>
        <source>what is stored is damaged</source>
        <translation>was gespeichert ist, ist beschädigt</translation>
    </message>
    <message>
        <source>it is not allowed</source>
        <translation>es ist nicht erlaubt</translation>
    </message>
    <message>
        <source>there is no room for it</source>
        <translation>es ist kein Platz dafür</translation>
    </message>
    <message>
        <source>input or output failed</source>
        <translation>Eingabe oder Ausgabe ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>it takes too long</source>
        <translation>es dauert zu lange</translation>
    </message>
    <message>
        <source>it took too long to answer</source>
        <translation>die Antwort hat zu lange gedauert</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>es wurde abgebrochen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The store</source>
        <translation>Der Speicher</translation>
    </message>
    <message>
        <source>Check the path; nothing was created.</source>
        <translation>Den Pfad prüfen; nichts wurde angelegt.</translation>
    </message>
    <message>
        <source>Reload to see what is there now.</source>
        <translation>Neu laden, um zu sehen, was jetzt dort ist.</translation>
    </message>
    <message>
        <source>Reload, look at the differences, and persist again.</source>
        <translation>Neu laden, die Unterschiede ansehen, und wieder festschreiben.</translation>
    </message>
    <message>
        <source>Change the permissions, or persist to another place.</source>
        <translation>Die Rechte ändern, oder an einen anderen Ort festschreiben.</translation>
    </message>
    <message>
        <source>Free some space, or persist to another disk.</source>
        <translation>Platz schaffen, oder auf einen anderen Datenträger festschreiben.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Nothing of it is shown; the file itself is left as it is.</source>
        <translation>Nichts davon wird gezeigt; die Datei selbst bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>What could be read is shown; the file itself is left as it is.</source>
        <translation>Was zu lesen war, wird gezeigt; die Datei selbst bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Wo: %1</translation>
    </message>
    <message>
        <source>Place: %1, byte %2</source>
        <translation>Stelle: %1, Byte %2</translation>
    </message>
    <message>
        <source>Detail: %1</source>
        <translation>Einzelheit: %1</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>Byte %1</translation>
    </message>
    <message>
        <source>%1 cannot be persisted as it is</source>
        <translation>%1 kann so nicht festgeschrieben werden</translation>
    </message>
    <message>
        <source>it is no JSON</source>
        <translation>es ist kein JSON</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message numerus="yes">
        <source>Your %1 changes are kept.</source>
        <translation>
            <numerusform>Ihre %1 Änderung bleibt.</numerusform>
            <numerusform>Ihre %1 Änderungen bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of your changes meet changes by another program.</source>
        <translation>
            <numerusform>%1 Ihrer Änderungen trifft auf Änderungen eines anderen Programms.</numerusform>
            <numerusform>%1 Ihrer Änderungen treffen auf Änderungen eines anderen Programms.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>Seconds since 1970 have 9 to 11 digits, milliseconds 12 to 14. For a time from now write +60s.</source>
        <translation>Sekunden seit 1970 haben 9 bis 11 Ziffern, Millisekunden 12 bis 14. Für eine Zeit von jetzt an +60s schreiben.</translation>
    </message>
    <message>
        <source>There is no such day, or no such time on it.</source>
        <translation>Diesen Tag gibt es nicht, oder diese Uhrzeit an ihm nicht.</translation>
    </message>
    <message>
        <source>Not understood. Write +1h, tomorrow 10:00 or 2027-01-01 10:00.</source>
        <translation>Nicht verstanden. Schreiben Sie +1h, tomorrow 10:00 oder 2027-01-01 10:00.</translation>
    </message>
</context>
<context>
    <name>OtherKinds</name>
    <message>
        <source>Open as %1</source>
        <translation>Als %1 öffnen</translation>
    </message>
</context>
<context>
    <name>OtherProgram</name>
    <message>
        <source>Another program rewrote %1.</source>
        <translation>Ein anderes Programm hat %1 neu geschrieben.</translation>
    </message>
    <message>
        <source>Another program wrote to %1.</source>
        <translation>Ein anderes Programm hat in %1 geschrieben.</translation>
    </message>
    <message>
        <source>Another program rewrote %1; it is read again.</source>
        <translation>Ein anderes Programm hat %1 neu geschrieben; es wird neu gelesen.</translation>
    </message>
    <message>
        <source>Another program wrote to %1; it is read again.</source>
        <translation>Ein anderes Programm hat in %1 geschrieben; es wird neu gelesen.</translation>
    </message>
    <message>
        <source>What is shown is older.</source>
        <translation>Was gezeigt wird, ist älter.</translation>
    </message>
    <message>
        <source>%1 is no longer there.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>What was read of it is still shown.</source>
        <translation>Was davon gelesen wurde, wird noch gezeigt.</translation>
    </message>
    <message>
        <source>Its keys are still listed; its values are gone with it.</source>
        <translation>Seine Schlüssel sind noch aufgezählt; die Werte sind mit ihm fort.</translation>
    </message>
</context>
<context>
    <name>Paste</name>
    <message>
        <source>there is such a key already</source>
        <translation>es gibt schon einen solchen Schlüssel</translation>
    </message>
    <message numerus="yes">
        <source>%1 of them replace what was there.</source>
        <translation>
            <numerusform>%1 davon ersetzt, was da war.</numerusform>
            <numerusform>%1 davon ersetzen, was da war.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 got another key, as theirs is taken.</source>
        <translation>
            <numerusform>%1 bekam einen anderen Schlüssel, weil der eigene vergeben ist.</numerusform>
            <numerusform>%1 bekamen andere Schlüssel, weil ihre eigenen vergeben sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 got a key that can be stored there.</source>
        <translation>
            <numerusform>%1 bekam einen Schlüssel, der dort gespeichert werden kann.</numerusform>
            <numerusform>%1 bekamen Schlüssel, die dort gespeichert werden können.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 were left out, as their keys are there already.</source>
        <translation>
            <numerusform>%1 wurde weggelassen, weil sein Schlüssel schon da ist.</numerusform>
            <numerusform>%1 wurden weggelassen, weil ihre Schlüssel schon da sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 cannot be stored there.</source>
        <translation>
            <numerusform>%1 kann dort nicht gespeichert werden.</numerusform>
            <numerusform>%1 können dort nicht gespeichert werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lost their expiry time, as none is kept there.</source>
        <translation>
            <numerusform>%1 verlor seine Ablaufzeit, weil dort keine aufgehoben wird.</numerusform>
            <numerusform>%1 verloren ihre Ablaufzeiten, weil dort keine aufgehoben werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste entries</source>
        <translation>Einträge einfügen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of the keys are in %2 already.</source>
        <translation>
            <numerusform>%1 der Schlüssel ist schon in %2.</numerusform>
            <numerusform>%1 der Schlüssel sind schon in %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
    <message>
        <source>The copies get a number behind their keys</source>
        <translation>Die Kopien bekommen eine Zahl hinter ihre Schlüssel</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>The copied values are staged over what is there</source>
        <translation>Die kopierten Werte werden über dem vorgemerkt, was da ist</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>What is there stays; its copies are left out</source>
        <translation>Was da ist, bleibt; die Kopien davon werden weggelassen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing was staged in %1.</source>
        <translation>In %1 wurde nichts vorgemerkt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are staged in %2.</source>
        <translation>
            <numerusform>%1 Eintrag ist in %2 vorgemerkt.</numerusform>
            <numerusform>%1 Einträge sind in %2 vorgemerkt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries could not be copied.</source>
        <translation>
            <numerusform>%1 Eintrag konnte nicht kopiert werden.</numerusform>
            <numerusform>%1 Einträge konnten nicht kopiert werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 others were.</source>
        <translation>
            <numerusform>%1 anderer wurde kopiert.</numerusform>
            <numerusform>%1 andere wurden kopiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>(top level)</source>
        <translation>(oberste Ebene)</translation>
    </message>
</context>
<context>
    <name>QsciScintilla</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>opening the database: %1</source>
        <translation>beim Öffnen der Datenbank: %1</translation>
    </message>
    <message>
        <source>reading the database: %1</source>
        <translation>beim Lesen der Datenbank: %1</translation>
    </message>
    <message>
        <source>writing the database: %1</source>
        <translation>beim Schreiben der Datenbank: %1</translation>
    </message>
    <message>
        <source>there is no cache.db in the folder</source>
        <translation>im Ordner ist keine cache.db</translation>
    </message>
    <message>
        <source>the database has no table &quot;Cache&quot; as diskcache makes it</source>
        <translation>die Datenbank hat keine Tabelle &quot;Cache&quot;, wie diskcache sie macht</translation>
    </message>
    <message>
        <source>cache.db is a link, or no file; it is not followed</source>
        <translation>cache.db ist ein Verweis oder keine Datei; ihm wird nicht gefolgt</translation>
    </message>
    <message>
        <source>another program has put another database in its place</source>
        <translation>ein anderes Programm hat eine andere Datenbank an ihre Stelle gesetzt</translation>
    </message>
    <message>
        <source>another program has been writing to the database for a minute without a pause</source>
        <translation>ein anderes Programm schreibt seit einer Minute ohne Pause in die Datenbank</translation>
    </message>
    <message>
        <source>it holds a collection of a MultiDiskStore, which is opened by the folder of all its collections</source>
        <translation>er enthält eine Sammlung eines MultiDiskStore, der mit dem Ordner aller seiner Sammlungen geöffnet wird</translation>
    </message>
    <message>
        <source>it is a DiskStore, which is opened by itself</source>
        <translation>es ist ein DiskStore, der für sich geöffnet wird</translation>
    </message>
    <message>
        <source>the database has other triggers than diskcache makes, which would run with every write</source>
        <translation>die Datenbank hat andere Auslöser, als diskcache macht, die bei jedem Schreiben liefen</translation>
    </message>
    <message>
        <source>SQLite cannot make the files that it needs beside the database (%1)</source>
        <translation>SQLite kann die Dateien nicht anlegen, die es neben der Datenbank braucht (%1)</translation>
    </message>
    <message>
        <source>the database is damaged</source>
        <translation>die Datenbank ist beschädigt</translation>
    </message>
    <message>
        <source>nothing can be written beside the database, so what stands in the write-ahead log alone is not shown; a copy of the folder would show it</source>
        <translation>neben die Datenbank kann nichts geschrieben werden, daher wird nicht gezeigt, was nur im Write-Ahead-Log steht; eine Kopie des Ordners würde es zeigen</translation>
    </message>
    <message>
        <source>it is no text, so that py-key-value takes it for missing</source>
        <translation>es ist kein Text, sodass py-key-value es für fehlend hält</translation>
    </message>
    <message>
        <source>its key is none of py-key-value&apos;s, which never sees it</source>
        <translation>sein Schlüssel ist keiner von py-key-value, das ihn nie sieht</translation>
    </message>
    <message>
        <source>it is pickled by Python; it is shown as bytes and never unpickled</source>
        <translation>es ist mit pickle von Python verpackt; gezeigt werden die Bytes, entpackt wird es nie</translation>
    </message>
    <message>
        <source>its expire_time is no time that Python has, so that py-key-value fails at it</source>
        <translation>seine expire_time ist keine Zeit, die Python hat, sodass py-key-value daran scheitert</translation>
    </message>
    <message>
        <source>the file of the value, %1, cannot be read: %2</source>
        <translation>die Datei des Werts, %1, kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>the file of the value is not in the folder; it is not followed</source>
        <translation>die Datei des Werts ist nicht im Ordner; ihr wird nicht gefolgt</translation>
    </message>
    <message>
        <source>it was not written by py-key-value, and can only be deleted</source>
        <translation>py-key-value hat es nicht geschrieben; es kann nur gelöscht werden</translation>
    </message>
    <message>
        <source>a DiskStore has entries in plain collections only</source>
        <translation>ein DiskStore hat Einträge nur in einfachen Sammlungen</translation>
    </message>
    <message>
        <source>the name is not UTF-8</source>
        <translation>der Name ist kein UTF-8</translation>
    </message>
    <message>
        <source>collection and key are longer than %1 bytes together</source>
        <translation>Sammlung und Schlüssel sind zusammen länger als %1 Bytes</translation>
    </message>
    <message>
        <source>another entry is stored under the same name: a DiskStore keeps collection and key as one text, with &quot;::&quot; between them, and collections of a MultiDiskStore may share a folder</source>
        <translation>ein anderer Eintrag ist unter demselben Namen gespeichert: ein DiskStore führt Sammlung und Schlüssel als einen Text, mit &quot;::&quot; dazwischen, und Sammlungen eines MultiDiskStore können sich einen Ordner teilen</translation>
    </message>
    <message>
        <source>the library leaves control characters and / \ : * ? &quot; &lt; &gt; | out of the name of the folder of a collection, which would be another one&apos;s then</source>
        <translation>die Bibliothek lässt Steuerzeichen und / \ : * ? &quot; &lt; &gt; | aus dem Namen des Ordners einer Sammlung weg, der dann der einer anderen wäre</translation>
    </message>
    <message>
        <source>the library leaves out spaces where the name of a collection begins, and spaces and points where it ends, so that its folder would be another one&apos;s</source>
        <translation>die Bibliothek lässt Leerzeichen am Anfang des Namens einer Sammlung weg, und Leerzeichen und Punkte am Ende, sodass ihr Ordner der einer anderen wäre</translation>
    </message>
    <message>
        <source>the name of the folder of the collection would be longer than %1 bytes</source>
        <translation>der Name des Ordners der Sammlung wäre länger als %1 Bytes</translation>
    </message>
    <message>
        <source>the name is reserved on Windows, and the library would change it</source>
        <translation>der Name ist unter Windows vergeben, und die Bibliothek würde ihn ändern</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows were not written by py-key-value, and are not shown</source>
        <translation>
            <numerusform>%1 Zeile hat nicht py-key-value geschrieben, und sie wird nicht gezeigt</numerusform>
            <numerusform>%1 Zeilen hat nicht py-key-value geschrieben, und sie werden nicht gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>es ist leer</translation>
    </message>
    <message>
        <source>it is not UTF-8</source>
        <translation>es ist kein UTF-8</translation>
    </message>
    <message>
        <source>it begins with a byte-order mark</source>
        <translation>es beginnt mit einer Byte-Order-Mark</translation>
    </message>
    <message>
        <source>it does not hold a JSON object</source>
        <translation>es enthält kein JSON-Objekt</translation>
    </message>
    <message>
        <source>there is no field &quot;value&quot;</source>
        <translation>es gibt kein Feld &quot;value&quot;</translation>
    </message>
    <message>
        <source>%1 must be a string</source>
        <translation>%1 muss ein Text sein</translation>
    </message>
    <message>
        <source>%1 is not an ISO 8601 time</source>
        <translation>%1 ist keine Zeit nach ISO 8601</translation>
    </message>
    <message>
        <source>expires_at has no UTC offset, so it cannot be compared with the time of day</source>
        <translation>expires_at hat keinen Abstand zu UTC, sodass es nicht mit der Uhrzeit verglichen werden kann</translation>
    </message>
    <message>
        <source>an expiry must be a time between the years 1 and 9999</source>
        <translation>ein Ablauf muss eine Zeit zwischen den Jahren 1 und 9999 sein</translation>
    </message>
    <message>
        <source>the value is neither an object nor a string</source>
        <translation>der Wert ist weder ein Objekt noch ein Text</translation>
    </message>
    <message>
        <source>the value is a string without JSON in it: %1</source>
        <translation>der Wert ist ein Text ohne JSON darin: %1</translation>
    </message>
    <message>
        <source>the value is a string, but no object is in it</source>
        <translation>der Wert ist ein Text, aber kein Objekt ist darin</translation>
    </message>
    <message>
        <source>what is stored is a damaged envelope, so a whole envelope has to take its place; in what was given %1</source>
        <translation>gespeichert ist eine beschädigte Hülle, daher muss eine ganze Hülle an ihre Stelle; in dem, was gegeben wurde: %1</translation>
    </message>
    <message>
        <source>opening: %1</source>
        <translation>beim Öffnen: %1</translation>
    </message>
    <message>
        <source>reading: %1</source>
        <translation>beim Lesen: %1</translation>
    </message>
    <message>
        <source>writing: %1</source>
        <translation>beim Schreiben: %1</translation>
    </message>
    <message>
        <source>replacing: %1</source>
        <translation>beim Ersetzen: %1</translation>
    </message>
    <message>
        <source>renaming: %1</source>
        <translation>beim Umbenennen: %1</translation>
    </message>
    <message>
        <source>deleting: %1</source>
        <translation>beim Löschen: %1</translation>
    </message>
    <message>
        <source>resolving: %1</source>
        <translation>beim Auflösen: %1</translation>
    </message>
    <message>
        <source>looking at: %1</source>
        <translation>beim Ansehen: %1</translation>
    </message>
    <message>
        <source>making a new file: %1</source>
        <translation>beim Anlegen einer neuen Datei: %1</translation>
    </message>
    <message>
        <source>setting permissions: %1</source>
        <translation>beim Setzen der Rechte: %1</translation>
    </message>
    <message>
        <source>opening the folder: %1</source>
        <translation>beim Öffnen des Ordners: %1</translation>
    </message>
    <message>
        <source>making the folder: %1</source>
        <translation>beim Anlegen des Ordners: %1</translation>
    </message>
    <message>
        <source>listing the folder: %1</source>
        <translation>beim Aufzählen des Ordners: %1</translation>
    </message>
    <message>
        <source>syncing the folder: %1</source>
        <translation>beim Abgleichen des Ordners: %1</translation>
    </message>
    <message>
        <source>reading the record of a persist: %1</source>
        <translation>beim Lesen der Aufzeichnung eines Festschreibens: %1</translation>
    </message>
    <message>
        <source>recording the persist: %1</source>
        <translation>beim Aufzeichnen des Festschreibens: %1</translation>
    </message>
    <message>
        <source>no such folder</source>
        <translation>kein solcher Ordner</translation>
    </message>
    <message>
        <source>it is no folder</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>it is a file, not a folder</source>
        <translation>es ist eine Datei, kein Ordner</translation>
    </message>
    <message>
        <source>it is a device, pipe or socket, not a file</source>
        <translation>es ist ein Gerät, eine Pipe oder ein Socket, keine Datei</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>es ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>no permission to write the file</source>
        <translation>kein Recht, die Datei zu schreiben</translation>
    </message>
    <message>
        <source>no permission to write in its folder</source>
        <translation>kein Recht, in ihren Ordner zu schreiben</translation>
    </message>
    <message>
        <source>the folder %1 cannot be written to</source>
        <translation>in den Ordner %1 kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>the file is a mount point of its own, which cannot be replaced</source>
        <translation>die Datei ist ein eigener Einhängepunkt, der nicht ersetzt werden kann</translation>
    </message>
    <message>
        <source>others than this user may have written it</source>
        <translation>andere als dieser Benutzer können sie geschrieben haben</translation>
    </message>
    <message>
        <source>nothing could be written</source>
        <translation>nichts konnte geschrieben werden</translation>
    </message>
    <message numerus="yes">
        <source>larger than %1 bytes</source>
        <translation>
            <numerusform>größer als %1 Byte</numerusform>
            <numerusform>größer als %1 Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>a file of that name is there already</source>
        <translation>eine Datei dieses Namens ist schon da</translation>
    </message>
    <message>
        <source>another program holds a lock on it</source>
        <translation>ein anderes Programm hält eine Sperre darauf</translation>
    </message>
    <message>
        <source>process %1 (%2) holds a lock on it</source>
        <translation>der Prozess %1 (%2) hält eine Sperre darauf</translation>
    </message>
    <message>
        <source>another program has it open for writing</source>
        <translation>ein anderes Programm hat sie zum Schreiben offen</translation>
    </message>
    <message>
        <source>another process is persisting in this folder right now</source>
        <translation>ein anderer Prozess schreibt gerade in diesem Ordner fest</translation>
    </message>
    <message>
        <source>another program changed the file</source>
        <translation>ein anderes Programm hat die Datei geändert</translation>
    </message>
    <message>
        <source>another program deleted the file</source>
        <translation>ein anderes Programm hat die Datei gelöscht</translation>
    </message>
    <message>
        <source>another program changed the file since it was loaded</source>
        <translation>ein anderes Programm hat die Datei geändert, seit sie geladen wurde</translation>
    </message>
    <message>
        <source>another program wrote to the file while it was read</source>
        <translation>ein anderes Programm hat in die Datei geschrieben, während sie gelesen wurde</translation>
    </message>
    <message>
        <source>the file became shorter while it was copied</source>
        <translation>die Datei wurde kürzer, während sie kopiert wurde</translation>
    </message>
    <message>
        <source>it is stored, but perhaps not yet safe from a power cut: %1</source>
        <translation>es ist gespeichert, aber vielleicht noch nicht sicher vor einem Stromausfall: %1</translation>
    </message>
    <message>
        <source>it is stored, but what belonged to the old file could not be kept: %1</source>
        <translation>es ist gespeichert, aber was zur alten Datei gehörte, konnte nicht erhalten werden: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>access list</source>
        <translation>Zugriffsliste</translation>
    </message>
    <message>
        <source>other attributes</source>
        <translation>andere Attribute</translation>
    </message>
    <message>
        <source>other names (hard links), which have the old contents</source>
        <translation>andere Namen (harte Verweise), die den alten Inhalt haben</translation>
    </message>
    <message>
        <source>the file belongs to another user, and will be yours</source>
        <translation>die Datei gehört einem anderen Benutzer und wird Ihnen gehören</translation>
    </message>
    <message>
        <source>the file&apos;s group is none of yours, and will be your own</source>
        <translation>die Gruppe der Datei ist keine von Ihren und wird Ihre eigene sein</translation>
    </message>
    <message>
        <source>/proc is not there, which alone says where an open file or folder really is</source>
        <translation>es gibt kein /proc, das allein sagt, wo eine offene Datei oder ein offener Ordner wirklich ist</translation>
    </message>
    <message>
        <source>the file can only be appended to, as its attributes say</source>
        <translation>an die Datei kann nur angehängt werden, wie ihre Attribute sagen</translation>
    </message>
    <message>
        <source>in its folder only their owners can replace files, and this one is another user&apos;s</source>
        <translation>in ihrem Ordner können nur die Besitzer Dateien ersetzen, und diese gehört einem anderen</translation>
    </message>
    <message numerus="yes">
        <source>the file has %1 names; persisting gives this name a file of its own, the others keep the old contents</source>
        <translation>
            <numerusform>die Datei hat %1 Namen; Festschreiben gibt diesem Namen eine eigene Datei, die anderen behalten den alten Inhalt</numerusform>
            <numerusform>die Datei hat %1 Namen; Festschreiben gibt diesem Namen eine eigene Datei, die anderen behalten den alten Inhalt</numerusform>
        </translation>
    </message>
    <message>
        <source>what belongs to the file cannot be given to a new one: %1</source>
        <translation>was zur Datei gehört, kann einer neuen nicht gegeben werden: %1</translation>
    </message>
    <message>
        <source>a file that is written in place cannot be part of a step of several files; persist the changes of one file at a time</source>
        <translation>eine Datei, die an Ort und Stelle geschrieben wird, kann nicht Teil eines Schritts mit mehreren Dateien sein; die Änderungen einer Datei auf einmal festschreiben</translation>
    </message>
    <message>
        <source>what was read back is not what was written</source>
        <translation>was zurückgelesen wurde, ist nicht, was geschrieben wurde</translation>
    </message>
    <message>
        <source>%1; the file is half written, and the next opening puts back what it was, from %2</source>
        <translation>%1; die Datei ist halb geschrieben, und das nächste Öffnen stellt wieder her, was sie war, aus %2</translation>
    </message>
    <message>
        <source>another program wrote into the file while it was written in place; what it was before is in %1</source>
        <translation>ein anderes Programm hat in die Datei geschrieben, während sie an Ort und Stelle geschrieben wurde; was sie vorher war, ist in %1</translation>
    </message>
    <message>
        <source>another process is writing into it right now</source>
        <translation>ein anderer Prozess schreibt gerade hinein</translation>
    </message>
    <message>
        <source>writing into the file was interrupted; open it for writing, and it is put back as it was</source>
        <translation>das Schreiben in die Datei wurde unterbrochen; zum Schreiben öffnen, und sie wird wieder, wie sie war</translation>
    </message>
    <message>
        <source>another user was interrupted while writing into the file, and has to open it first</source>
        <translation>ein anderer Benutzer wurde beim Schreiben in die Datei unterbrochen und muss sie zuerst öffnen</translation>
    </message>
    <message>
        <source>writing into the file was interrupted, and the backup of what it was is not whole</source>
        <translation>das Schreiben in die Datei wurde unterbrochen, und die Sicherung dessen, was sie war, ist nicht ganz</translation>
    </message>
    <message>
        <source>writing into the file was interrupted, and another program has changed it since; what it was before is in %1, what was to be written in %2</source>
        <translation>das Schreiben in die Datei wurde unterbrochen, und ein anderes Programm hat sie seither geändert; was sie vorher war, ist in %1, was geschrieben werden sollte, in %2</translation>
    </message>
    <message>
        <source>writing into the file was interrupted; it is as it was before, from its backup</source>
        <translation>das Schreiben in die Datei wurde unterbrochen; sie ist wieder, wie sie war, aus ihrer Sicherung</translation>
    </message>
    <message>
        <source>a persist was interrupted; open the folder for writing to finish it</source>
        <translation>ein Festschreiben wurde unterbrochen; den Ordner zum Schreiben öffnen, um es zu beenden</translation>
    </message>
    <message>
        <source>a persist was interrupted, and what it had prepared is not whole; the file is as it was before</source>
        <translation>ein Festschreiben wurde unterbrochen, und was es vorbereitet hatte, ist nicht ganz; die Datei ist, wie sie vorher war</translation>
    </message>
    <message>
        <source>a persist was interrupted, and what it had prepared is gone; the file is as it was before</source>
        <translation>ein Festschreiben wurde unterbrochen, und was es vorbereitet hatte, ist fort; die Datei ist, wie sie vorher war</translation>
    </message>
    <message>
        <source>the record of an interrupted persist is damaged</source>
        <translation>die Aufzeichnung eines unterbrochenen Festschreibens ist beschädigt</translation>
    </message>
    <message>
        <source>a persist was interrupted in another version of the program, which has to finish it</source>
        <translation>ein Festschreiben wurde in einer anderen Version des Programms unterbrochen, die es beenden muss</translation>
    </message>
    <message>
        <source>this has the name of the record of a persist and is none; it has to be renamed or deleted before anything is written here</source>
        <translation>dies hat den Namen der Aufzeichnung eines Festschreibens und ist keine; es muss umbenannt oder gelöscht werden, bevor hier etwas geschrieben wird</translation>
    </message>
    <message>
        <source>a persist of another user was interrupted, who has to finish it</source>
        <translation>ein Festschreiben eines anderen Benutzers wurde unterbrochen, der es beenden muss</translation>
    </message>
    <message>
        <source>a persist was interrupted before it reached this file; it has been finished</source>
        <translation>ein Festschreiben wurde unterbrochen, bevor es diese Datei erreichte; es wurde beendet</translation>
    </message>
    <message>
        <source>a persist was interrupted in the moment that another program wrote to the file; what that wrote is in %1</source>
        <translation>ein Festschreiben wurde in dem Augenblick unterbrochen, in dem ein anderes Programm in die Datei schrieb; was jenes geschrieben hat, ist in %1</translation>
    </message>
    <message>
        <source>what an interrupted persist was to write here, or what another program wrote here in that moment, is in %1 since; look what of it is still needed, then delete it</source>
        <translation>was ein unterbrochenes Festschreiben hier schreiben sollte oder was ein anderes Programm in jenem Augenblick hier geschrieben hat, ist seither in %1; sehen Sie nach, was davon noch gebraucht wird, und löschen Sie es dann</translation>
    </message>
    <message>
        <source>%1; the other files are stored, and what was to be written into this one is in %2</source>
        <translation>%1; die anderen Dateien sind gespeichert, und was in diese geschrieben werden sollte, ist in %2</translation>
    </message>
    <message>
        <source>index &quot;%1&quot;: %2</source>
        <translation>Index &quot;%1&quot;: %2</translation>
    </message>
    <message>
        <source>there is no index in it, so that none can be loaded</source>
        <translation>es ist kein Index darin, sodass keiner geladen werden kann</translation>
    </message>
    <message numerus="yes">
        <source>there are %1 indexes; each is loaded by its index_id</source>
        <translation>
            <numerusform>es gibt %1 Index; er wird mit seiner index_id geladen</numerusform>
            <numerusform>es gibt %1 Indizes; jeder wird mit seiner index_id geladen</numerusform>
        </translation>
    </message>
    <message>
        <source>its value says that its id is &quot;%1&quot;: it cannot be loaded by that name</source>
        <translation>sein Wert sagt, dass seine id &quot;%1&quot; ist: unter diesem Namen kann er nicht geladen werden</translation>
    </message>
    <message>
        <source>its type is &quot;%1&quot;, which the library does not know</source>
        <translation>seine Art ist &quot;%1&quot;, die die Bibliothek nicht kennt</translation>
    </message>
    <message>
        <source>its value has no __type__</source>
        <translation>sein Wert hat kein __type__</translation>
    </message>
    <message>
        <source>its value has no __data__</source>
        <translation>sein Wert hat kein __data__</translation>
    </message>
    <message>
        <source>its __data__ is a text that is no JSON object</source>
        <translation>sein __data__ ist ein Text, der kein JSON-Objekt ist</translation>
    </message>
    <message numerus="yes">
        <source>%1 of its nodes are not in the document store</source>
        <translation>
            <numerusform>%1 seiner Knoten ist nicht im Dokumentspeicher</numerusform>
            <numerusform>%1 seiner Knoten sind nicht im Dokumentspeicher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of its nodes have no vector, and are never found</source>
        <translation>
            <numerusform>%1 seiner Knoten hat keinen Vektor und wird nie gefunden</numerusform>
            <numerusform>%1 seiner Knoten haben keinen Vektor und werden nie gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors belong to nodes that no index holds, so that deleting their documents fails</source>
        <translation>
            <numerusform>%1 Vektor gehört zu einem Knoten, den kein Index hat, sodass das Löschen seines Dokuments scheitert</numerusform>
            <numerusform>%1 Vektoren gehören zu Knoten, die kein Index hat, sodass das Löschen ihrer Dokumente scheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries have no __type__ or __data__ that the library can load</source>
        <translation>
            <numerusform>%1 Eintrag hat kein __type__ oder __data__, das die Bibliothek laden kann</numerusform>
            <numerusform>%1 Einträge haben kein __type__ oder __data__, das die Bibliothek laden kann</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes say that their id is another than their key</source>
        <translation>
            <numerusform>%1 Knoten sagt, dass seine id eine andere ist als sein Schlüssel</numerusform>
            <numerusform>%1 Knoten sagen, dass ihre id eine andere ist als ihr Schlüssel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have no hash, so that the next run takes them for new ones</source>
        <translation>
            <numerusform>%1 Knoten hat keine Prüfsumme, sodass der nächste Lauf ihn für neu hält</numerusform>
            <numerusform>%1 Knoten haben keine Prüfsumme, sodass der nächste Lauf sie für neu hält</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents list nodes that are gone, or none at all</source>
        <translation>
            <numerusform>%1 Dokument führt Knoten auf, die es nicht mehr gibt, oder gar keine</numerusform>
            <numerusform>%1 Dokumente führen Knoten auf, die es nicht mehr gibt, oder gar keine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes are not listed by their document, so that deleting it leaves them behind</source>
        <translation>
            <numerusform>%1 Knoten ist bei seinem Dokument nicht aufgeführt, sodass dessen Löschen ihn zurücklässt</numerusform>
            <numerusform>%1 Knoten sind bei ihrem Dokument nicht aufgeführt, sodass dessen Löschen sie zurücklässt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have a neighbour, parent or child that is gone</source>
        <translation>
            <numerusform>%1 Knoten hat einen Nachbarn, ein Eltern- oder ein Kindteil, das es nicht mehr gibt</numerusform>
            <numerusform>%1 Knoten haben einen Nachbarn, ein Eltern- oder ein Kindteil, das es nicht mehr gibt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are no lists of numbers</source>
        <translation>
            <numerusform>%1 Vektor ist keine Liste von Zahlen</numerusform>
            <numerusform>%1 Vektoren sind keine Listen von Zahlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors hold NaN or an infinity, which upsets the ranking</source>
        <translation>
            <numerusform>%1 Vektor enthält NaN oder etwas Unendliches, was die Reihenfolge verdirbt</numerusform>
            <numerusform>%1 Vektoren enthalten NaN oder etwas Unendliches, was die Reihenfolge verdirbt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are all zeros, whose score is NaN, which takes a place among the best</source>
        <translation>
            <numerusform>%1 Vektor besteht aus Nullen, seine Bewertung ist NaN, das einen Platz unter den besten nimmt</numerusform>
            <numerusform>%1 Vektoren bestehen aus Nullen, ihre Bewertung ist NaN, das einen Platz unter den besten nimmt</numerusform>
        </translation>
    </message>
    <message>
        <source>there are vectors, and no metadata of any: nothing can be filtered</source>
        <translation>es gibt Vektoren, und zu keinem Metadaten: nichts kann gefiltert werden</translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are of nodes that are not in the document store</source>
        <translation>
            <numerusform>%1 Vektor ist von einem Knoten, der nicht im Dokumentspeicher ist</numerusform>
            <numerusform>%1 Vektoren sind von Knoten, die nicht im Dokumentspeicher sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have no vector and are in no index: they are never found</source>
        <translation>
            <numerusform>%1 Knoten hat keinen Vektor und ist in keinem Index: er wird nie gefunden</numerusform>
            <numerusform>%1 Knoten haben keinen Vektor und sind in keinem Index: sie werden nie gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are of no document, so that they cannot be deleted by one</source>
        <translation>
            <numerusform>%1 Vektor ist von keinem Dokument, sodass er mit keinem gelöscht werden kann</numerusform>
            <numerusform>%1 Vektoren sind von keinem Dokument, sodass sie mit keinem gelöscht werden können</numerusform>
        </translation>
    </message>
    <message>
        <source>a JSON value is expected here</source>
        <translation>hier wird ein JSON-Wert erwartet</translation>
    </message>
    <message>
        <source>a key in double quotes is missing here</source>
        <translation>hier fehlt ein Schlüssel in doppelten Anführungszeichen</translation>
    </message>
    <message>
        <source>a colon is missing here</source>
        <translation>hier fehlt ein Doppelpunkt</translation>
    </message>
    <message>
        <source>a comma, or the bracket that closes, is missing here</source>
        <translation>hier fehlt ein Komma oder die schließende Klammer</translation>
    </message>
    <message>
        <source>a string in double quotes is missing here</source>
        <translation>hier fehlt ein Text in doppelten Anführungszeichen</translation>
    </message>
    <message>
        <source>the value has ended; nothing may stand behind it</source>
        <translation>der Wert ist zu Ende; dahinter darf nichts stehen</translation>
    </message>
    <message>
        <source>this string does not end</source>
        <translation>dieser Text endet nicht</translation>
    </message>
    <message>
        <source>the text ends too early</source>
        <translation>der Text endet zu früh</translation>
    </message>
    <message>
        <source>this bracket closes another kind of bracket</source>
        <translation>diese Klammer schließt eine andere Art von Klammer</translation>
    </message>
    <message>
        <source>no such escape; a backslash itself is written twice</source>
        <translation>eine solche Umschreibung gibt es nicht; ein Backslash selbst wird doppelt geschrieben</translation>
    </message>
    <message>
        <source>four hexadecimal digits belong behind \u</source>
        <translation>hinter \u gehören vier hexadezimale Ziffern</translation>
    </message>
    <message>
        <source>a line break, tab or control character in a string needs an escape</source>
        <translation>ein Zeilenumbruch, Tabulator oder Steuerzeichen in einem Text braucht eine Umschreibung</translation>
    </message>
    <message>
        <source>this is not UTF-8</source>
        <translation>das ist kein UTF-8</translation>
    </message>
    <message>
        <source>it is a pointer of Git LFS; &quot;git lfs pull&quot; fetches the file itself</source>
        <translation>es ist ein Verweis von Git LFS; &quot;git lfs pull&quot; holt die Datei selbst</translation>
    </message>
    <message>
        <source>it is a zip archive</source>
        <translation>es ist ein Zip-Archiv</translation>
    </message>
    <message>
        <source>it is an SQLite database</source>
        <translation>es ist eine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>it is a Python pickle</source>
        <translation>es ist ein Pickle von Python</translation>
    </message>
    <message>
        <source>it is an index of FAISS, which is not JSON</source>
        <translation>es ist ein Index von FAISS, der kein JSON ist</translation>
    </message>
    <message>
        <source>it is HTML or XML</source>
        <translation>es ist HTML oder XML</translation>
    </message>
    <message>
        <source>it is UTF-16, not UTF-8</source>
        <translation>es ist UTF-16, nicht UTF-8</translation>
    </message>
    <message>
        <source>it is UTF-32, not UTF-8</source>
        <translation>es ist UTF-32, nicht UTF-8</translation>
    </message>
    <message>
        <source>it begins with nothing but NUL bytes</source>
        <translation>es beginnt mit nichts als NUL-Bytes</translation>
    </message>
    <message>
        <source>a merge left its conflict here</source>
        <translation>ein Zusammenführen hat hier seinen Konflikt hinterlassen</translation>
    </message>
    <message>
        <source>begins with a byte order mark, which SimpleKVStore reads over and programs that read it as text may not</source>
        <translation>beginnt mit einer Byte-Order-Mark, über die SimpleKVStore hinwegliest und andere Programme vielleicht nicht</translation>
    </message>
    <message>
        <source>Python refuses the key &quot;%1&quot;: %2</source>
        <translation>Python lehnt den Schlüssel &quot;%1&quot; ab: %2</translation>
    </message>
    <message>
        <source>%1. No repair is offered, because %2</source>
        <translation>%1. Keine Behebung wird angeboten, weil %2</translation>
    </message>
    <message>
        <source>another entry has the key &quot;%1&quot; already, which a repaired one would get</source>
        <translation>ein anderer Eintrag hat schon den Schlüssel &quot;%1&quot;, den ein behobener bekäme</translation>
    </message>
    <message>
        <source>it has an integer of %1 digits, and Python reads no more than %2</source>
        <translation>es hat eine ganze Zahl mit %1 Ziffern, und Python liest nicht mehr als %2</translation>
    </message>
    <message>
        <source>Python cannot read the file for the value of &quot;%1&quot;: %2</source>
        <translation>Python kann die Datei für den Wert von &quot;%1&quot; nicht lesen: %2</translation>
    </message>
    <message>
        <source>the file is %1; &quot;Persist as&quot; and &quot;kvlens convert&quot; make UTF-8 of it</source>
        <translation>die Datei ist %1; &quot;Festschreiben als&quot; und &quot;kvlens convert&quot; machen UTF-8 daraus</translation>
    </message>
    <message>
        <source>the file is %1, which SimpleKVStore reads and other programs may not; it is read-only here</source>
        <translation>die Datei ist %1, was SimpleKVStore liest und andere Programme vielleicht nicht; hier kann sie nur gelesen werden</translation>
    </message>
    <message>
        <source>This cannot stand here</source>
        <translation>Das kann hier nicht stehen</translation>
    </message>
    <message>
        <source>The next page could not follow this</source>
        <translation>Die nächste Seite könnte darauf nicht folgen</translation>
    </message>
    <message>
        <source>a long string that is shown in part cannot be edited here</source>
        <translation>ein langer Text, der zum Teil gezeigt wird, kann hier nicht bearbeitet werden</translation>
    </message>
    <message>
        <source>a part of a long number</source>
        <translation>ein Teil einer langen Zahl</translation>
    </message>
    <message>
        <source>A quote in a string is written \&quot;, a backslash \\</source>
        <translation>Ein Anführungszeichen in einem Text wird \&quot; geschrieben, ein Backslash \\</translation>
    </message>
    <message>
        <source>a value of more than 4 GB</source>
        <translation>ein Wert von mehr als 4 GB</translation>
    </message>
    <message>
        <source>it is a folder, not a JSON file</source>
        <translation>es ist ein Ordner, keine JSON-Datei</translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation>die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>the file is damaged and is not written over</source>
        <translation>die Datei ist beschädigt und wird nicht überschrieben</translation>
    </message>
    <message>
        <source>the file is not the one that was scanned</source>
        <translation>die Datei ist nicht die, die durchsehen wurde</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are hidden by later ones of the same key; readers see the last</source>
        <translation>
            <numerusform>%1 Eintrag ist von einem späteren mit demselben Schlüssel verdeckt; Leser sehen den letzten</numerusform>
            <numerusform>%1 Einträge sind von späteren mit demselben Schlüssel verdeckt; Leser sehen den letzten</numerusform>
        </translation>
    </message>
    <message>
        <source>collections of a JSON file have no information file</source>
        <translation>Sammlungen einer JSON-Datei haben keine Datei mit Angaben</translation>
    </message>
    <message>
        <source>entries of a JSON file do not expire</source>
        <translation>Einträge einer JSON-Datei laufen nicht ab</translation>
    </message>
    <message>
        <source>an object at the top of a JSON file is a collection, not an entry</source>
        <translation>ein Objekt auf der obersten Ebene einer JSON-Datei ist eine Sammlung, kein Eintrag</translation>
    </message>
    <message>
        <source>a JSON key is text, and this is not UTF-8</source>
        <translation>ein Schlüssel in JSON ist Text, und das ist kein UTF-8</translation>
    </message>
    <message>
        <source>the file holds a single value and no keys</source>
        <translation>die Datei enthält einen einzelnen Wert und keine Schlüssel</translation>
    </message>
    <message>
        <source>the file holds a single value; an object or an array would hold entries</source>
        <translation>die Datei enthält einen einzelnen Wert; ein Objekt oder ein Array enthielte Einträge</translation>
    </message>
    <message>
        <source>the elements of an array have no keys</source>
        <translation>die Elemente eines Arrays haben keine Schlüssel</translation>
    </message>
    <message>
        <source>the file holds an array: the next new key is %1</source>
        <translation>die Datei enthält ein Array: der nächste neue Schlüssel ist %1</translation>
    </message>
    <message>
        <source>a file with more than %1 objects at the top is shown as one collection</source>
        <translation>eine Datei mit mehr als %1 Objekten auf der obersten Ebene wird als eine Sammlung gezeigt</translation>
    </message>
    <message>
        <source>the top level has another member of this name</source>
        <translation>die oberste Ebene hat ein anderes Glied dieses Namens</translation>
    </message>
    <message>
        <source>it hides a collection of this name, which readers would then see</source>
        <translation>es verdeckt eine Sammlung dieses Namens, die Leser dann sähen</translation>
    </message>
    <message>
        <source>no file &quot;%1&quot; in this index</source>
        <translation>keine Datei &quot;%1&quot; in diesem Index</translation>
    </message>
    <message>
        <source>a group is a file of the folder, named NAME.json</source>
        <translation>eine Gruppe ist eine Datei des Ordners, mit dem Namen NAME.json</translation>
    </message>
    <message>
        <source>a key can hold letters of ASCII, digits, and . _ - / only</source>
        <translation>ein Schlüssel kann nur Buchstaben aus ASCII, Ziffern und . _ - / enthalten</translation>
    </message>
    <message>
        <source>a collection is a folder directly in the store; its name cannot hold &quot;/&quot;</source>
        <translation>eine Sammlung ist ein Ordner direkt im Speicher; ihr Name kann kein &quot;/&quot; enthalten</translation>
    </message>
    <message>
        <source>a key with &quot;/&quot; belongs to the collection that stands before it</source>
        <translation>ein Schlüssel mit &quot;/&quot; gehört zu der Sammlung, die davor steht</translation>
    </message>
    <message>
        <source>a part of the path cannot be longer than %1 bytes</source>
        <translation>ein Teil des Pfads kann nicht länger als %1 Bytes sein</translation>
    </message>
    <message>
        <source>a folder of that name is there, or a file in place of its folder</source>
        <translation>ein Ordner dieses Namens ist da, oder eine Datei anstelle seines Ordners</translation>
    </message>
    <message>
        <source>a file has no expiry</source>
        <translation>eine Datei hat keinen Ablauf</translation>
    </message>
    <message>
        <source>a LocalFileStore has entries in plain collections only</source>
        <translation>ein LocalFileStore hat Einträge nur in einfachen Sammlungen</translation>
    </message>
    <message>
        <source>no such file or folder</source>
        <translation>keine solche Datei und kein solcher Ordner</translation>
    </message>
    <message>
        <source>no such collection</source>
        <translation>keine solche Sammlung</translation>
    </message>
    <message>
        <source>no collection &quot;%1&quot;</source>
        <translation>keine Sammlung &quot;%1&quot;</translation>
    </message>
    <message>
        <source>no such entry</source>
        <translation>kein solcher Eintrag</translation>
    </message>
    <message>
        <source>no known kind of store is in it</source>
        <translation>keine bekannte Art von Speicher ist darin</translation>
    </message>
    <message>
        <source>no known kind of store is in it; localfiles:DIR opens any folder as a LocalFileStore of LangChain, each file as an entry</source>
        <translation>keine bekannte Art von Speicher ist darin; localfiles:DIR öffnet jeden Ordner als LocalFileStore von LangChain, jede Datei als Eintrag</translation>
    </message>
    <message>
        <source>the folder is empty; the address filetree:DIR makes a store in it when it is written</source>
        <translation>der Ordner ist leer; die Adresse filetree:DIR macht einen Speicher darin, wenn er geschrieben wird</translation>
    </message>
    <message>
        <source>&quot;%1&quot; looks like a database of diskcache</source>
        <translation>&quot;%1&quot; sieht wie eine Datenbank von diskcache aus</translation>
    </message>
    <message>
        <source>the folder &quot;%1&quot; in it is one of diskcache, and can be opened by itself; multidisk:DIR opens all of them as one store</source>
        <translation>der Ordner &quot;%1&quot; darin ist einer von diskcache und kann für sich geöffnet werden; multidisk:DIR öffnet alle als einen Speicher</translation>
    </message>
    <message>
        <source>&quot;%1&quot; looks like a database of Chroma</source>
        <translation>&quot;%1&quot; sieht wie eine Datenbank von Chroma aus</translation>
    </message>
    <message>
        <source>&quot;%1&quot; looks like an index of FAISS</source>
        <translation>&quot;%1&quot; sieht wie ein Index von FAISS aus</translation>
    </message>
    <message>
        <source>&quot;%1&quot; looks like a document of LangChain, and can be opened by itself</source>
        <translation>&quot;%1&quot; sieht wie ein Dokument von LangChain aus und kann für sich geöffnet werden</translation>
    </message>
    <message>
        <source>&quot;%1&quot; looks like a Python pickle, which is never read here</source>
        <translation>&quot;%1&quot; sieht wie ein Pickle von Python aus, das hier nie gelesen wird</translation>
    </message>
    <message>
        <source>&quot;%1&quot; looks like a database</source>
        <translation>&quot;%1&quot; sieht wie eine Datenbank aus</translation>
    </message>
    <message>
        <source>files such as &quot;%1&quot; can be opened by themselves</source>
        <translation>Dateien wie &quot;%1&quot; können für sich geöffnet werden</translation>
    </message>
    <message>
        <source>of &quot;%1&quot;: %2</source>
        <translation>von &quot;%1&quot;: %2</translation>
    </message>
    <message>
        <source>no permission to read it</source>
        <translation>kein Recht, es zu lesen</translation>
    </message>
    <message>
        <source>opened read-only</source>
        <translation>nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>this kind of store cannot do that</source>
        <translation>diese Art von Speicher kann das nicht</translation>
    </message>
    <message>
        <source>too long to be edited</source>
        <translation>zu lang, um bearbeitet zu werden</translation>
    </message>
    <message>
        <source>values of more than %1 are not copied; save the value as a file</source>
        <translation>Werte von mehr als %1 werden nicht kopiert; den Wert als Datei speichern</translation>
    </message>
    <message>
        <source>the entry was changed meanwhile</source>
        <translation>der Eintrag wurde inzwischen geändert</translation>
    </message>
    <message>
        <source>another program changed the entry</source>
        <translation>ein anderes Programm hat den Eintrag geändert</translation>
    </message>
    <message>
        <source>another program deleted the entry</source>
        <translation>ein anderes Programm hat den Eintrag gelöscht</translation>
    </message>
    <message>
        <source>another program changed it too</source>
        <translation>ein anderes Programm hat ihn auch geändert</translation>
    </message>
    <message>
        <source>it is no longer there</source>
        <translation>es ist nicht mehr da</translation>
    </message>
    <message>
        <source>it is no longer there, and its values are gone with it</source>
        <translation>es ist nicht mehr da, und seine Werte sind mit ihm fort</translation>
    </message>
    <message>
        <source>the value was changed meanwhile</source>
        <translation>der Wert wurde inzwischen geändert</translation>
    </message>
    <message>
        <source>the value became shorter meanwhile</source>
        <translation>der Wert wurde inzwischen kürzer</translation>
    </message>
    <message>
        <source>the new key is taken</source>
        <translation>der neue Schlüssel ist vergeben</translation>
    </message>
    <message>
        <source>there is such a key already</source>
        <translation>es gibt schon einen solchen Schlüssel</translation>
    </message>
    <message>
        <source>a key of that name is there already</source>
        <translation>ein Schlüssel dieses Namens ist schon da</translation>
    </message>
    <message>
        <source>there is something in it already</source>
        <translation>es ist schon etwas darin</translation>
    </message>
    <message>
        <source>not written, because another change of the same batch failed</source>
        <translation>nicht geschrieben, weil eine andere Änderung desselben Schritts scheiterte</translation>
    </message>
    <message>
        <source>something else is in hand</source>
        <translation>etwas anderes ist im Gang</translation>
    </message>
    <message>
        <source>not open</source>
        <translation>nicht offen</translation>
    </message>
    <message>
        <source>not open yet</source>
        <translation>noch nicht offen</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries cannot be stored there</source>
        <translation>
            <numerusform>%1 Eintrag kann dort nicht gespeichert werden</numerusform>
            <numerusform>%1 Einträge können dort nicht gespeichert werden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, and nothing was written; of the first: %2</source>
        <translation>%1, und nichts wurde geschrieben; zum ersten: %2</translation>
    </message>
    <message>
        <source>these are no copied entries</source>
        <translation>das sind keine kopierten Einträge</translation>
    </message>
    <message>
        <source>they come to more than the %1 that are copied at once</source>
        <translation>sie sind zusammen größer als die %1, die auf einmal kopiert werden</translation>
    </message>
    <message>
        <source>what is in memory only no other program can read</source>
        <translation>was nur im Arbeitsspeicher ist, kann kein anderes Programm lesen</translation>
    </message>
    <message>
        <source>nothing that Python has reads the entry as it is shown here</source>
        <translation>nichts, was Python hat, liest den Eintrag so, wie er hier gezeigt wird</translation>
    </message>
    <message>
        <source>it is no entry of its own</source>
        <translation>es ist kein eigener Eintrag</translation>
    </message>
    <message>
        <source>it is staged to be deleted</source>
        <translation>es ist zum Löschen vorgemerkt</translation>
    </message>
    <message>
        <source>its key is part of a rename that is not persisted yet</source>
        <translation>sein Schlüssel gehört zu einem Umbenennen, das noch nicht festgeschrieben ist</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>es gibt nicht genug Arbeitsspeicher</translation>
    </message>
    <message>
        <source>the system refuses: %1</source>
        <translation>das System lehnt ab: %1</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>es wurde abgebrochen</translation>
    </message>
    <message>
        <source>stopped before its turn</source>
        <translation>angehalten, bevor es an der Reihe war</translation>
    </message>
    <message>
        <source>the expression needs more steps than it is given for one text, so there may be a match that was not found</source>
        <translation>der Ausdruck braucht mehr Schritte, als ihm für einen Text gegeben sind, daher kann es eine Fundstelle geben, die nicht gefunden wurde</translation>
    </message>
    <message>
        <source>not a cursor of this store</source>
        <translation>keine Stelle in einer Aufzählung dieses Speichers</translation>
    </message>
    <message>
        <source>the address is empty</source>
        <translation>die Adresse ist leer</translation>
    </message>
    <message>
        <source>an address cannot hold a NUL character</source>
        <translation>eine Adresse kann kein NUL-Zeichen enthalten</translation>
    </message>
    <message>
        <source>no store has the scheme &quot;%1&quot;</source>
        <translation>kein Speicher hat das Schema &quot;%1&quot;</translation>
    </message>
    <message>
        <source>&apos;%&apos; in an option needs two hexadecimal digits</source>
        <translation>&apos;%&apos; in einer Option braucht zwei hexadezimale Ziffern</translation>
    </message>
    <message>
        <source>an option must be text without NUL</source>
        <translation>eine Option muss Text ohne NUL sein</translation>
    </message>
    <message>
        <source>&quot;%1:&quot; has no option &quot;%2&quot;</source>
        <translation>&quot;%1:&quot; hat keine Option &quot;%2&quot;</translation>
    </message>
    <message>
        <source>the option %1 is one of: %2</source>
        <translation>die Option %1 ist eine von: %2</translation>
    </message>
    <message>
        <source>an option needs the form NAME=VALUE</source>
        <translation>eine Option braucht die Form NAME=WERT</translation>
    </message>
    <message>
        <source>several files have it; say %1</source>
        <translation>mehrere Dateien haben sie; sagen Sie %1</translation>
    </message>
    <message>
        <source>a damaged file may have it too; say %1</source>
        <translation>eine beschädigte Datei kann sie auch haben; sagen Sie %1</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>a new collection needs its file: FILE:COLLECTION</source>
        <translation>eine neue Sammlung braucht ihre Datei: FILE:COLLECTION</translation>
    </message>
    <message>
        <source>expected . or [</source>
        <translation>erwartet wird . oder [</translation>
    </message>
    <message>
        <source>expected a name</source>
        <translation>erwartet wird ein Name</translation>
    </message>
    <message>
        <source>expected ]</source>
        <translation>erwartet wird ]</translation>
    </message>
    <message>
        <source>expected a number, * or a quoted name</source>
        <translation>erwartet wird eine Zahl, * oder ein Name in Anführungszeichen</translation>
    </message>
    <message>
        <source>expected %1</source>
        <translation>erwartet wird %1</translation>
    </message>
    <message>
        <source>a path begins with $ or /</source>
        <translation>ein Pfad beginnt mit $ oder /</translation>
    </message>
    <message>
        <source>a memory store has plain collections only</source>
        <translation>ein Speicher im Arbeitsspeicher hat nur einfache Sammlungen</translation>
    </message>
    <message>
        <source>a null store holds no collections</source>
        <translation>ein Null-Speicher enthält keine Sammlungen</translation>
    </message>
    <message>
        <source>a null store holds nothing</source>
        <translation>ein Null-Speicher enthält nichts</translation>
    </message>
    <message>
        <source>a null store has nothing to rename or date</source>
        <translation>ein Null-Speicher hat nichts umzubenennen oder zu datieren</translation>
    </message>
    <message>
        <source>the staged edits are cut short</source>
        <translation>die vorgemerkten Änderungen sind abgeschnitten</translation>
    </message>
    <message>
        <source>these are no staged edits</source>
        <translation>das sind keine vorgemerkten Änderungen</translation>
    </message>
    <message>
        <source>it holds an edit that cannot be</source>
        <translation>es enthält eine Änderung, die nicht sein kann</translation>
    </message>
    <message>
        <source>the checksum is wrong</source>
        <translation>die Prüfsumme ist falsch</translation>
    </message>
    <message>
        <source>staged edits of version %1</source>
        <translation>vorgemerkte Änderungen der Version %1</translation>
    </message>
    <message>
        <source>they come to more than the %1 MB that are kept</source>
        <translation>sie sind zusammen größer als die %1 MB, die aufgehoben werden</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 was taken for the information about %2, as its files name folders there; the address filetree:%3 would open that one folder alone</source>
        <translation>%1 wurde für die Angaben zu %2 gehalten, weil seine Dateien dortige Ordner nennen; die Adresse filetree:%3 öffnet jenen Ordner allein</translation>
    </message>
    <message>
        <source>keys look as the V1 strategy names them, and new ones are named so; the option keys=none in the address says that they are not</source>
        <translation>Schlüssel sehen aus, wie die Strategie V1 sie nennt, und neue werden so genannt; die Option keys=none in der Adresse sagt, dass sie es nicht sind</translation>
    </message>
    <message>
        <source>nothing shows whether keys here are sanitized; say keys=v1 or keys=none in the address</source>
        <translation>nichts zeigt, ob Schlüssel hier umgeschrieben sind; sagen Sie keys=v1 oder keys=none in der Adresse</translation>
    </message>
    <message>
        <source>the data folder was guessed, and the information file names another; give the address filetree:DIR?metadata=DIR</source>
        <translation>der Datenordner wurde geraten, und die Datei mit den Angaben nennt einen anderen; geben Sie die Adresse filetree:DIR?metadata=DIR an</translation>
    </message>
    <message>
        <source>it resolves to %1, which is outside of the data folder %2</source>
        <translation>es führt zu %1, das außerhalb des Datenordners %2 liegt</translation>
    </message>
    <message>
        <source>a link that leads out of the tree, or nowhere; the library refuses it</source>
        <translation>ein Verweis, der aus dem Baum oder nirgendwohin führt; die Bibliothek lehnt ihn ab</translation>
    </message>
    <message>
        <source>it is a link that leads nowhere</source>
        <translation>es ist ein Verweis, der nirgendwohin führt</translation>
    </message>
    <message>
        <source>the library cannot read this information file: %1</source>
        <translation>die Bibliothek kann diese Datei mit Angaben nicht lesen: %1</translation>
    </message>
    <message>
        <source>an information file has neither a key nor an expiry</source>
        <translation>eine Datei mit Angaben hat weder Schlüssel noch Ablauf</translation>
    </message>
    <message>
        <source>the information file names the folder %1, but the collection lies in %2; the library raises PathSecurityError or uses the other folder</source>
        <translation>die Datei mit den Angaben nennt den Ordner %1, aber die Sammlung liegt in %2; die Bibliothek meldet PathSecurityError oder benutzt den anderen Ordner</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; is missing or no string</source>
        <translation>das Feld &quot;%1&quot; fehlt oder ist kein Text</translation>
    </message>
    <message>
        <source>the field &quot;version&quot; is missing</source>
        <translation>das Feld &quot;version&quot; fehlt</translation>
    </message>
    <message numerus="yes">
        <source>the library cannot read %1 entries</source>
        <translation>
            <numerusform>die Bibliothek kann %1 Eintrag nicht lesen</numerusform>
            <numerusform>die Bibliothek kann %1 Einträge nicht lesen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; of &quot;%2&quot;: %3</source>
        <translation>%1; von &quot;%2&quot;: %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries have expired, so that the library reads them no more; the repair deletes them</source>
        <translation>
            <numerusform>%1 Eintrag ist abgelaufen, sodass die Bibliothek ihn nicht mehr liest; die Behebung löscht ihn</numerusform>
            <numerusform>%1 Einträge sind abgelaufen, sodass die Bibliothek sie nicht mehr liest; die Behebung löscht sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 files of operating systems or editors lie among the entries and are left out</source>
        <translation>
            <numerusform>%1 Datei eines Betriebssystems oder Editors liegt unter den Einträgen und wird weggelassen</numerusform>
            <numerusform>%1 Dateien von Betriebssystemen oder Editoren liegen unter den Einträgen und werden weggelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>a collection needs a name</source>
        <translation>eine Sammlung braucht einen Namen</translation>
    </message>
    <message>
        <source>a collection&apos;s name cannot begin with &quot;S_&quot; or &quot;H_&quot;</source>
        <translation>der Name einer Sammlung kann nicht mit &quot;S_&quot; oder &quot;H_&quot; beginnen</translation>
    </message>
    <message>
        <source>a file name cannot hold a NUL character</source>
        <translation>ein Dateiname kann kein NUL-Zeichen enthalten</translation>
    </message>
    <message>
        <source>the name is an absolute path</source>
        <translation>der Name ist ein absoluter Pfad</translation>
    </message>
    <message>
        <source>the name leads out of its folder by &quot;..&quot;</source>
        <translation>der Name führt mit &quot;..&quot; aus seinem Ordner</translation>
    </message>
    <message>
        <source>a part of the path is empty or &quot;.&quot;</source>
        <translation>ein Teil des Pfads ist leer oder &quot;.&quot;</translation>
    </message>
    <message>
        <source>a file name cannot be longer than %1 bytes, &quot;%2&quot; included</source>
        <translation>ein Dateiname kann nicht länger als %1 Bytes sein, mit &quot;%2&quot;</translation>
    </message>
    <message>
        <source>names of this length are cut, so that another one may have the same file; the library would silently overwrite it</source>
        <translation>Namen dieser Länge werden abgeschnitten, sodass ein anderer dieselbe Datei haben kann; die Bibliothek würde sie stillschweigend überschreiben</translation>
    </message>
    <message>
        <source>names of this length are cut, so that the entry may be another key&apos;s; by the name that is listed it can be edited: %1</source>
        <translation>Namen dieser Länge werden abgeschnitten, sodass der Eintrag der eines anderen Schlüssels sein kann; unter dem aufgelisteten Namen kann er bearbeitet werden: %1</translation>
    </message>
    <message>
        <source>another key has the same file name, by the V1 strategy or as its own</source>
        <translation>ein anderer Schlüssel hat denselben Dateinamen, nach der Strategie V1 oder als eigenen</translation>
    </message>
    <message>
        <source>a key with &quot;/&quot; needs the folder &quot;%1&quot; to be there</source>
        <translation>ein Schlüssel mit &quot;/&quot; braucht den Ordner &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1; the V1 name would be &quot;%2&quot;</source>
        <translation>%1; der Name nach V1 wäre &quot;%2&quot;</translation>
    </message>
    <message>
        <source>the library cannot read the value of &quot;%1&quot;: %2</source>
        <translation>die Bibliothek kann den Wert von &quot;%1&quot; nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1; %2 in the address takes it</source>
        <translation>%1; %2 in der Adresse nimmt es</translation>
    </message>
    <message>
        <source>it is neither a JSON array of numbers nor a .npy file of one vector</source>
        <translation>es ist weder ein JSON-Array von Zahlen noch eine .npy-Datei eines Vektors</translation>
    </message>
    <message>
        <source>it must be an object with a list &quot;filters&quot;</source>
        <translation>es muss ein Objekt mit einer Liste &quot;filters&quot; sein</translation>
    </message>
    <message>
        <source>each filter is an object with a text &quot;key&quot; and a &quot;value&quot;</source>
        <translation>jeder Filter ist ein Objekt mit einem Text &quot;key&quot; und einem &quot;value&quot;</translation>
    </message>
    <message>
        <source>the value of a filter is null, a number, a text, or a list of numbers or of texts</source>
        <translation>der Wert eines Filters ist null, eine Zahl, ein Text, oder eine Liste von Zahlen oder von Texten</translation>
    </message>
    <message>
        <source>the operators are: %1</source>
        <translation>die Operatoren sind: %1</translation>
    </message>
    <message>
        <source>the conditions are: %1</source>
        <translation>die Bedingungen sind: %1</translation>
    </message>
    <message>
        <source>filters cannot hold filters in this store; the library raises ValueError</source>
        <translation>Filter können in diesem Speicher keine Filter enthalten; die Bibliothek meldet ValueError</translation>
    </message>
    <message>
        <source>the filter on &quot;%1&quot; does not fit what is stored; the library raises TypeError</source>
        <translation>der Filter auf &quot;%1&quot; passt nicht zu dem, was gespeichert ist; die Bibliothek meldet TypeError</translation>
    </message>
    <message>
        <source>its metadata is no object; the library raises AttributeError</source>
        <translation>seine Metadaten sind kein Objekt; die Bibliothek meldet AttributeError</translation>
    </message>
    <message>
        <source>it has a vector and no metadata; the library raises KeyError</source>
        <translation>es hat einen Vektor und keine Metadaten; die Bibliothek meldet KeyError</translation>
    </message>
    <message>
        <source>the vectors were persisted without metadata; the library raises ValueError</source>
        <translation>die Vektoren wurden ohne Metadaten gesichert; die Bibliothek meldet ValueError</translation>
    </message>
    <message>
        <source>it is nested more deeply than Python reads</source>
        <translation>es ist tiefer verschachtelt, als Python liest</translation>
    </message>
    <message numerus="yes">
        <source>%1 collections that the library knows are no objects</source>
        <translation>
            <numerusform>%1 Sammlung, die die Bibliothek kennt, ist kein Objekt</numerusform>
            <numerusform>%1 Sammlungen, die die Bibliothek kennt, sind keine Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are no objects, so that no node can be read at all</source>
        <translation>
            <numerusform>%1 Eintrag ist kein Objekt, sodass gar kein Knoten gelesen werden kann</numerusform>
            <numerusform>%1 Einträge sind keine Objekte, sodass gar kein Knoten gelesen werden kann</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hashes are of nodes that are gone</source>
        <translation>
            <numerusform>%1 Prüfsumme ist von einem Knoten, den es nicht mehr gibt</numerusform>
            <numerusform>%1 Prüfsummen sind von Knoten, die es nicht mehr gibt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents have a hash and no nodes: they are blank, or were deleted and a refresh skips them</source>
        <translation>
            <numerusform>%1 Dokument hat eine Prüfsumme und keine Knoten: es ist leer, oder wurde gelöscht, und ein Auffrischen überspringt es</numerusform>
            <numerusform>%1 Dokumente haben eine Prüfsumme und keine Knoten: sie sind leer, oder wurden gelöscht, und ein Auffrischen überspringt sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes are listed by another document than their own, and are deleted with that</source>
        <translation>
            <numerusform>%1 Knoten ist bei einem anderen Dokument als dem eigenen aufgeführt und wird mit jenem gelöscht</numerusform>
            <numerusform>%1 Knoten sind bei einem anderen Dokument als dem eigenen aufgeführt und werden mit jenem gelöscht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 collections are hidden by later ones of the same name; readers see the last</source>
        <translation>
            <numerusform>%1 Sammlung ist von einer späteren gleichen Namens verdeckt; Leser sehen die letzte</numerusform>
            <numerusform>%1 Sammlungen sind von späteren gleichen Namens verdeckt; Leser sehen die letzte</numerusform>
        </translation>
    </message>
    <message>
        <source>the file is missing, without which the library does not load the folder</source>
        <translation>die Datei fehlt, ohne die die Bibliothek den Ordner nicht lädt</translation>
    </message>
    <message>
        <source>the file is missing: an index holds vectors that it does not find, unless a vector database has them</source>
        <translation>die Datei fehlt: ein Index hat Vektoren, die er nicht findet, außer eine Vektordatenbank hat sie</translation>
    </message>
    <message>
        <source>its name has more than one &quot;__&quot;: the library cuts it at the first, and reads another file</source>
        <translation>ihr Name hat mehr als ein &quot;__&quot;: die Bibliothek schneidet ihn beim ersten ab und liest eine andere Datei</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no collection that the library reads here, unless it is told another namespace</source>
        <translation>&quot;%1&quot; ist keine Sammlung, die die Bibliothek hier liest, außer ihr wird ein anderer Namensraum genannt</translation>
    </message>
    <message>
        <source>the document store has no nodes: a vector database keeps them, or they are lost; store_nodes_override=True keeps them here, too</source>
        <translation>der Dokumentspeicher hat keine Knoten: eine Vektordatenbank hat sie, oder sie sind verloren; store_nodes_override=True hebt sie auch hier auf</translation>
    </message>
    <message>
        <source>it names no nodes, which is as it should be if a vector database keeps them</source>
        <translation>er nennt keine Knoten, und so soll es sein, wenn eine Vektordatenbank sie hat</translation>
    </message>
    <message numerus="yes">
        <source>%1 documents have nodes of which no index holds any, so that they are never found</source>
        <translation>
            <numerusform>%1 Dokument hat Knoten, von denen kein Index einen hat, sodass sie nie gefunden werden</numerusform>
            <numerusform>%1 Dokumente haben Knoten, von denen kein Index einen hat, sodass sie nie gefunden werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have their id where the library no longer looks for it: each loading gives them a new one, or fails</source>
        <translation>
            <numerusform>%1 Knoten hat seine id, wo die Bibliothek sie nicht mehr sucht: jedes Laden gibt ihm eine neue, oder scheitert</numerusform>
            <numerusform>%1 Knoten haben ihre id, wo die Bibliothek sie nicht mehr sucht: jedes Laden gibt ihnen eine neue, oder scheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have a vector of their own beside the one in the vector store, which is wasted space</source>
        <translation>
            <numerusform>%1 Knoten hat einen eigenen Vektor neben dem im Vektorspeicher, was Platz verschwendet</numerusform>
            <numerusform>%1 Knoten haben einen eigenen Vektor neben dem im Vektorspeicher, was Platz verschwendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have no text</source>
        <translation>
            <numerusform>%1 Knoten hat keinen Text</numerusform>
            <numerusform>%1 Knoten haben keinen Text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have more metadata than text, which is embedded with it</source>
        <translation>
            <numerusform>%1 Knoten hat mehr Metadaten als Text, und sie werden mit ihm eingebettet</numerusform>
            <numerusform>%1 Knoten haben mehr Metadaten als Text, und sie werden mit ihm eingebettet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have other metadata than their nodes: a filter finds what is no longer so</source>
        <translation>
            <numerusform>%1 Vektor hat andere Metadaten als sein Knoten: ein Filter findet, was nicht mehr so ist</numerusform>
            <numerusform>%1 Vektoren haben andere Metadaten als ihre Knoten: ein Filter findet, was nicht mehr so ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have metadata called document_id, doc_id or ref_doc_id, which the library overwrites beside the vector: a filter by it finds nothing</source>
        <translation>
            <numerusform>%1 Knoten hat Metadaten namens document_id, doc_id oder ref_doc_id, die die Bibliothek neben dem Vektor überschreibt: ein Filter danach findet nichts</numerusform>
            <numerusform>%1 Knoten haben Metadaten namens document_id, doc_id oder ref_doc_id, die die Bibliothek neben dem Vektor überschreibt: ein Filter danach findet nichts</numerusform>
        </translation>
    </message>
    <message>
        <source>the database lacks triggers of diskcache, which count its entries with every write</source>
        <translation>der Datenbank fehlen Auslöser von diskcache, die ihre Einträge bei jedem Schreiben zählen</translation>
    </message>
    <message>
        <source>SQLite finds a fault in it: %1</source>
        <translation>SQLite findet einen Fehler darin: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 files of values belong to no entry, and only take room; the repair deletes them</source>
        <translation>
            <numerusform>%1 Datei eines Wertes gehört zu keinem Eintrag und braucht nur Platz; die Behebung löscht sie</numerusform>
            <numerusform>%1 Dateien von Werten gehören zu keinem Eintrag und brauchen nur Platz; die Behebung löscht sie</numerusform>
        </translation>
    </message>
    <message>
        <source>a file of a value, of %1 bytes, that belongs to no entry</source>
        <translation>die Datei eines Wertes, von %1 Byte, die zu keinem Eintrag gehört</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows hold texts in which py-key-value finds no entry of a collection, and are not shown</source>
        <translation>
            <numerusform>%1 Zeile enthält einen Text, in dem py-key-value keinen Eintrag einer Sammlung findet, und wird nicht gezeigt</numerusform>
            <numerusform>%1 Zeilen enthalten Texte, in denen py-key-value keinen Eintrag einer Sammlung findet, und werden nicht gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 folders were written by a py-key-value before 0.3, and versions from then on do not find what is in them</source>
        <translation>
            <numerusform>%1 Ordner wurde von einem py-key-value vor 0.3 geschrieben, und spätere finden nicht, was darin ist</numerusform>
            <numerusform>%1 Ordner wurden von einem py-key-value vor 0.3 geschrieben, und spätere finden nicht, was darin ist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents list a node more than once, so that deleting them fails</source>
        <translation>
            <numerusform>%1 Dokument führt einen Knoten mehr als einmal auf, sodass sein Löschen scheitert</numerusform>
            <numerusform>%1 Dokumente führen einen Knoten mehr als einmal auf, sodass ihr Löschen scheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are of another document than their nodes, and are deleted with that, or never</source>
        <translation>
            <numerusform>%1 Vektor gehört zu einem anderen Dokument als sein Knoten und wird mit diesem gelöscht oder nie</numerusform>
            <numerusform>%1 Vektoren gehören zu einem anderen Dokument als ihre Knoten und werden mit diesem gelöscht oder nie</numerusform>
        </translation>
    </message>
    <message>
        <source>Python refuses the value of %1 at its byte %2: %3</source>
        <translation>Python lehnt den Wert von %1 an seinem Byte %2 ab: %3</translation>
    </message>
    <message>
        <source>it is not UTF-8; perhaps it is %1</source>
        <translation>es ist nicht UTF-8; vielleicht ist es %1</translation>
    </message>
    <message>
        <source>it is read as a %1, as its address says, and looks like a %2</source>
        <translation>es wird als %1 gelesen, wie seine Adresse sagt, und sieht wie ein %2 aus</translation>
    </message>
    <message>
        <source>nothing of a %1 is in it, and it looks like a %2</source>
        <translation>nichts von einem %1 ist darin, und es sieht aus wie ein %2</translation>
    </message>
    <message>
        <source>the information file of another folder names the collection &quot;%1&quot; too, and hides %2</source>
        <translation>auch die Datei mit den Angaben eines anderen Ordners nennt die Sammlung &quot;%1&quot; und verdeckt %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 keys of this one</source>
        <translation>
            <numerusform>%1 Schlüssel von dieser</numerusform>
            <numerusform>%1 Schlüssel von dieser</numerusform>
        </translation>
    </message>
    <message>
        <source>it looks like a V1 name, and is taken for the name of a file; the library looks for a key that is called so in %1</source>
        <translation>er sieht aus wie ein V1-Name und wird für den Namen einer Datei gehalten; die Bibliothek sucht einen Schlüssel, der so heißt, in %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have the text of another one, and are answers beside each other</source>
        <translation>
            <numerusform>%1 Knoten hat den Text eines anderen und ist neben ihm eine Antwort</numerusform>
            <numerusform>%1 Knoten haben den Text eines anderen und sind nebeneinander Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>the file is empty; Python says %1, as there is no value in it</source>
        <translation>die Datei ist leer; Python sagt %1, da kein Wert darin ist</translation>
    </message>
    <message>
        <source>it is a pointer of git-annex; &quot;git annex get&quot; fetches the file itself</source>
        <translation>es ist ein Zeiger von git-annex; &quot;git annex get&quot; holt die Datei selbst</translation>
    </message>
    <message>
        <source>it is what a web server answers where it has no such file</source>
        <translation>es ist, was ein Webserver antwortet, wo er keine solche Datei hat</translation>
    </message>
    <message>
        <source>it is compressed by %1</source>
        <translation>es ist mit %1 komprimiert</translation>
    </message>
    <message>
        <source>it is encrypted by %1</source>
        <translation>es ist mit %1 verschlüsselt</translation>
    </message>
    <message>
        <source>it is a file of %1, which is not JSON</source>
        <translation>es ist eine Datei von %1, kein JSON</translation>
    </message>
    <message>
        <source>Python refuses the value of %1: %2</source>
        <translation>Python lehnt den Wert von %1 ab: %2</translation>
    </message>
    <message>
        <source>Python refuses a key or the name of a collection, at byte %1 of the file: %2</source>
        <translation>Python lehnt einen Schlüssel oder den Namen einer Sammlung ab, bei Byte %1 der Datei: %2</translation>
    </message>
    <message>
        <source>Python refuses the file at byte %1: %2</source>
        <translation>Python lehnt die Datei bei Byte %1 ab: %2</translation>
    </message>
    <message>
        <source>the name of a collection is not UTF-8 either: read the file in its encoding, and convert it as a whole</source>
        <translation>auch der Name einer Sammlung nicht UTF-8 ist: lesen Sie die Datei in ihrer Codierung, und wandeln Sie sie als Ganzes um</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; may be UTF-8 or %2: read the file in its encoding, and convert it as a whole</source>
        <translation>der Schlüssel &quot;%1&quot; UTF-8 oder %2 sein kann: lesen Sie die Datei in ihrer Codierung, und wandeln Sie sie als Ganzes um</translation>
    </message>
    <message>
        <source>not all of it is %1: another encoding may fit, in which the file can be read</source>
        <translation>nicht alles davon %1 ist: eine andere Codierung passt vielleicht, in der die Datei gelesen werden kann</translation>
    </message>
    <message>
        <source>Python refuses the file, as it is not UTF-8; it is read as %1 here, as the address says, and is read-only</source>
        <translation>Python lehnt die Datei ab, weil sie nicht UTF-8 ist; hier wird sie als %1 gelesen, wie die Adresse es sagt, und nicht beschrieben</translation>
    </message>
    <message>
        <source>not all of it is %1</source>
        <translation>nicht alles davon ist %1</translation>
    </message>
    <message>
        <source>there is no encoding of the name &quot;%1&quot;</source>
        <translation>es gibt keine Codierung mit dem Namen &quot;%1&quot;</translation>
    </message>
    <message>
        <source>there is nothing here that reads the encoding %1 as Python does</source>
        <translation>hier gibt es nichts, was die Codierung %1 so liest wie Python</translation>
    </message>
    <message>
        <source>a new file is written in UTF-8, not in %1</source>
        <translation>eine neue Datei wird in UTF-8 geschrieben, nicht in %1</translation>
    </message>
    <message>
        <source>its entries were not written by py-key-value</source>
        <translation>seine Einträge wurden nicht von py-key-value geschrieben</translation>
    </message>
    <message>
        <source>it is pickled by Python, and can only be deleted</source>
        <translation>es ist mit pickle von Python verpackt; es kann nur gelöscht werden</translation>
    </message>
    <message>
        <source>the value is a number, and what takes its place has to be one of at most 64 bits</source>
        <translation>der Wert ist eine Zahl, und was an seine Stelle tritt, muss eine von höchstens 64 Bit sein</translation>
    </message>
    <message>
        <source>the value is a text, and what takes its place has to be UTF-8</source>
        <translation>der Wert ist ein Text, und was an seine Stelle tritt, muss UTF-8 sein</translation>
    </message>
    <message>
        <source>the key is no number as Python writes it</source>
        <translation>der Schlüssel ist keine Zahl, wie Python sie schreibt</translation>
    </message>
    <message>
        <source>a diskcache that py-key-value did not write has new keys in its collections text, numbers and bytes only</source>
        <translation>ein diskcache, den nicht py-key-value geschrieben hat, bekommt neue Schlüssel nur in seinen Sammlungen text, numbers und bytes</translation>
    </message>
    <message>
        <source>a key of a FanoutCache says which folder its entry is in, so that it cannot be renamed in one step</source>
        <translation>der Schlüssel bestimmt in einem FanoutCache, in welchem Ordner ein Eintrag liegt; in einem Schritt lässt er sich daher nicht umbenennen</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are not in the folder in which a FanoutCache of so many folders looks for them</source>
        <translation>
            <numerusform>%1 Eintrag liegt nicht in dem Ordner, in dem ein FanoutCache mit so vielen Ordnern ihn sucht</numerusform>
            <numerusform>%1 Einträge liegen nicht in dem Ordner, in dem ein FanoutCache mit so vielen Ordnern sie sucht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries were written by a py-key-value before 0.3, in the folders of later versions, which do not find them; they are shown by themselves, as &quot;before 0.3&quot;</source>
        <translation>
            <numerusform>%1 Eintrag wurde von einem py-key-value vor 0.3 geschrieben, in Ordner späterer Versionen, die ihn nicht finden; er steht für sich, als &quot;before 0.3&quot;</numerusform>
            <numerusform>%1 Einträge wurden von einem py-key-value vor 0.3 geschrieben, in Ordner späterer Versionen, die sie nicht finden; sie stehen für sich, als &quot;before 0.3&quot;</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is a link to %2, and there is nothing</source>
        <translation>%1 ist ein Verweis auf %2, und dort ist nichts</translation>
    </message>
    <message>
        <source>%1 is a link that leads in a circle</source>
        <translation>%1 ist ein Verweis, der im Kreis führt</translation>
    </message>
    <message>
        <source>expected 0 or 1 behind ~</source>
        <translation>erwartet wird 0 oder 1 hinter ~</translation>
    </message>
    <message>
        <source>max_entries is a whole number from 1 to %1, or 0 for no limit</source>
        <translation>max_entries ist eine ganze Zahl von 1 bis %1, oder 0 für keine Grenze</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows are pickled by Python: what is in them runs in the program that reads them with diskcache, and whoever may write to the folder may put it there; nothing is unpickled here</source>
        <translation>
            <numerusform>%1 Zeile ist von Python gepickelt: was darin ist, läuft in dem Programm, das sie mit diskcache liest, und wer in den Ordner schreiben darf, kann es hineinlegen; hier wird nichts ausgepackt</numerusform>
            <numerusform>%1 Zeilen sind von Python gepickelt: was darin ist, läuft in dem Programm, das sie mit diskcache liest, und wer in den Ordner schreiben darf, kann es hineinlegen; hier wird nichts ausgepackt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the files of the values of %1 entries are gone, so that they are not found</source>
        <translation>
            <numerusform>die Datei des Werts von %1 Eintrag fehlt, sodass er nicht gefunden wird</numerusform>
            <numerusform>die Dateien der Werte von %1 Einträgen fehlen, sodass sie nicht gefunden werden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are of collections with &quot;::&quot; in their names, so that the library finds them in another one, too: keys and collections are told apart by it</source>
        <translation>
            <numerusform>%1 Eintrag ist aus einer Sammlung mit „::“ im Namen, sodass die Bibliothek ihn auch in einer anderen findet: daran werden Schlüssel und Sammlung unterschieden</numerusform>
            <numerusform>%1 Einträge sind aus Sammlungen mit „::“ im Namen, sodass die Bibliothek sie auch in einer anderen findet: daran werden Schlüssel und Sammlung unterschieden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries have expired, so that no library reads them any more; the repair deletes them</source>
        <translation>
            <numerusform>%1 Eintrag ist abgelaufen, sodass keine Bibliothek ihn mehr liest; die Behebung löscht ihn</numerusform>
            <numerusform>%1 Einträge sind abgelaufen, sodass keine Bibliothek sie mehr liest; die Behebung löscht sie</numerusform>
        </translation>
    </message>
    <message>
        <source>the library takes it for a vector store whose file it does not find, and looks no further: others than &quot;default&quot; may be missing</source>
        <translation>die Bibliothek hält sie für einen Vektorspeicher, dessen Datei sie nicht findet, und sucht nicht weiter: andere als „default“ können fehlen</translation>
    </message>
    <message>
        <source>it has %1 MB: loading it takes Python about %2 seconds, and %3 MB of memory</source>
        <translation>sie hat %1 MB: sie zu laden braucht Python etwa %2 Sekunden und %3 MB Arbeitsspeicher</translation>
    </message>
    <message>
        <source>%1, such as &quot;%2&quot;</source>
        <translation>%1, etwa „%2“</translation>
    </message>
    <message numerus="yes">
        <source>%1 values are neither objects nor lists, so that get() fails at them</source>
        <translation>
            <numerusform>%1 Wert ist weder ein Objekt noch eine Liste, sodass get() an ihm scheitert</numerusform>
            <numerusform>%1 Werte sind weder Objekte noch Listen, sodass get() an ihnen scheitert</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>it holds no vectors, as it should be: the library writes it with every index</source>
        <translation>sie enthält keine Vektoren, wie es sein soll: die Bibliothek schreibt sie mit jedem Index</translation>
    </message>
    <message>
        <source>it is an index of FAISS, which is not JSON: FaissVectorStore.from_persist_dir() loads it, and the folder with it</source>
        <translation>sie ist ein Index von FAISS, der kein JSON ist: FaissVectorStore.from_persist_dir() lädt sie, und den Ordner mit ihr</translation>
    </message>
    <message numerus="yes">
        <source>%1 files have names with characters that the library takes in no key: it lists them, and cannot read them</source>
        <translation>
            <numerusform>%1 Datei hat einen Namen mit Zeichen, die die Bibliothek in keinem Schlüssel nimmt: sie listet sie auf und kann sie nicht lesen</numerusform>
            <numerusform>%1 Dateien haben Namen mit Zeichen, die die Bibliothek in keinem Schlüssel nimmt: sie listet sie auf und kann sie nicht lesen</numerusform>
        </translation>
    </message>
    <message>
        <source>namespace &quot;%1&quot;: %2</source>
        <translation>Namensraum „%1“: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 documents were cut out of one that is not here, so that nothing is found by them</source>
        <translation>
            <numerusform>%1 Dokument wurde aus einem geschnitten, das nicht hier ist, sodass durch es nichts gefunden wird</numerusform>
            <numerusform>%1 Dokumente wurden aus einem geschnitten, das nicht hier ist, sodass durch sie nichts gefunden wird</numerusform>
        </translation>
    </message>
    <message>
        <source>another program has written to it since it was loaded: what is told is of what it was then</source>
        <translation>ein anderes Programm hat hineingeschrieben, seit es geladen wurde: was gesagt wird, ist von dem, was es da war</translation>
    </message>
    <message numerus="yes">
        <source>%1 files are what programs have left that were killed while they wrote an entry</source>
        <translation>
            <numerusform>%1 Datei hat ein Programm zurückgelassen, das abgebrochen wurde, als es einen Eintrag schrieb</numerusform>
            <numerusform>%1 Dateien haben Programme zurückgelassen, die abgebrochen wurden, als sie einen Eintrag schrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 names of keys and collections cannot be those of files on Windows, where the library could not store them</source>
        <translation>
            <numerusform>%1 Name eines Schlüssels oder einer Sammlung kann unter Windows nicht der einer Datei sein, wo ihn die Bibliothek nicht speichern könnte</numerusform>
            <numerusform>%1 Namen von Schlüsseln und Sammlungen können unter Windows nicht die von Dateien sein, wo sie die Bibliothek nicht speichern könnte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 names differ in their case or in the form of a letter alone: on Windows and macOS they are one file, and one overwrites the other</source>
        <translation>
            <numerusform>%1 Name unterscheidet sich nur in Groß- und Kleinschreibung oder in der Form eines Buchstabens: unter Windows und macOS ist er die Datei eines anderen, die er überschreibt</numerusform>
            <numerusform>%1 Namen unterscheiden sich nur in Groß- und Kleinschreibung oder in der Form eines Buchstabens: unter Windows und macOS sind sie eine Datei, und einer überschreibt den anderen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 keys are called &quot;info&quot;, which versions of the library before 0.4.6 take for information about the collection when they look for what has expired</source>
        <translation>
            <numerusform>%1 Schlüssel heißt „info“, was Versionen der Bibliothek vor 0.4.6 für Angaben über die Sammlung halten, wenn sie Abgelaufenes suchen</numerusform>
            <numerusform>%1 Schlüssel heißen „info“, was Versionen der Bibliothek vor 0.4.6 für Angaben über die Sammlung halten, wenn sie Abgelaufenes suchen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 keys are shown as the V1 strategy has made them, as their files do not tell what they were; each is found by the key that it was, too</source>
        <translation>
            <numerusform>%1 Schlüssel wird gezeigt, wie ihn die Strategie V1 gemacht hat, da seine Datei nicht sagt, wie er war; gefunden wird er auch, wie er war</numerusform>
            <numerusform>%1 Schlüssel werden gezeigt, wie sie die Strategie V1 gemacht hat, da ihre Dateien nicht sagen, wie sie waren; gefunden werden sie auch, wie sie waren</numerusform>
        </translation>
    </message>
    <message>
        <source>its folder is append-only, and nothing in it can be replaced</source>
        <translation>an seinen Ordner kann nur angefügt und nichts darin ersetzt werden</translation>
    </message>
    <message>
        <source>the folder %1 is append-only, and nothing in it can be replaced</source>
        <translation>an den Ordner %1 kann nur angefügt und nichts darin ersetzt werden</translation>
    </message>
    <message>
        <source>it is nested %1 levels deep, and Python&apos;s reader gives up at 1,000, less the calls of the program that reads</source>
        <translation>es ist %1 Ebenen tief verschachtelt, und Pythons Leser gibt bei 1.000 auf, abzüglich der Aufrufe des lesenden Programms</translation>
    </message>
    <message>
        <source>Python may be unable to read the file for the value of &quot;%1&quot;: %2</source>
        <translation>Python kann die Datei wegen des Werts von &quot;%1&quot; vielleicht nicht lesen: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is called as a database is, and does not begin as one of SQLite</source>
        <translation>&quot;%1&quot; heißt wie eine Datenbank und beginnt nicht wie eine von SQLite</translation>
    </message>
    <message numerus="yes">
        <source>this user cannot read %1 entries</source>
        <translation>
            <numerusform>dieser Benutzer kann %1 Eintrag nicht lesen</numerusform>
            <numerusform>dieser Benutzer kann %1 Einträge nicht lesen</numerusform>
        </translation>
    </message>
    <message>
        <source>the library may be unable to read the value of &quot;%1&quot;: %2</source>
        <translation>die Bibliothek kann den Wert von &quot;%1&quot; vielleicht nicht lesen: %2</translation>
    </message>
    <message>
        <source>no smaller store that can be written shows it</source>
        <translation>kein kleinerer Speicher, der geschrieben werden kann, zeigt es</translation>
    </message>
    <message>
        <source>it is a link to another folder; it is not followed, and what is in it is not listed</source>
        <translation>es ist ein Verweis auf einen anderen Ordner; ihm wird nicht gefolgt, und was darin ist, wird nicht aufgeführt</translation>
    </message>
    <message>
        <source>its value is no object, so that loading raises TypeError</source>
        <translation>sein Wert ist kein Objekt, sodass beim Laden TypeError entsteht</translation>
    </message>
    <message>
        <source>there is no home folder, nor $XDG_STATE_HOME, to keep a copy in</source>
        <translation>es gibt weder einen persönlichen Ordner noch $XDG_STATE_HOME, um eine Kopie aufzuheben</translation>
    </message>
    <message>
        <source>the library looks for default__vector_store.json: this is the name that it once gave it</source>
        <translation>die Bibliothek sucht default__vector_store.json: So wie hier hat sie die Datei früher genannt</translation>
    </message>
    <message>
        <source>it was written at %1, and %2 at %3, and they are not of the same nodes, as where a persist was interrupted, or one of them is from another time</source>
        <translation>sie wurde %1 geschrieben, %2 aber %3, und beide sind nicht von denselben Knoten, wie wenn ein Persist unterbrochen wurde oder eine von ihnen aus einer anderen Zeit stammt</translation>
    </message>
    <message numerus="yes">
        <source>%1 files beside it are called like what editors, or programs that were killed, leave</source>
        <translation>
            <numerusform>%1 Datei daneben heißt wie das, was Editoren oder abgebrochene Programme hinterlassen</numerusform>
            <numerusform>%1 Dateien daneben heißen wie das, was Editoren oder abgebrochene Programme hinterlassen</numerusform>
        </translation>
    </message>
    <message>
        <source>its value has no index_id, or none that is a text: it is loaded under another, by which it is not found</source>
        <translation>sein Wert hat keine index_id, oder keine, die ein Text ist: er wird unter einer anderen geladen, mit der er nicht gefunden wird</translation>
    </message>
    <message>
        <source>its &quot;%1&quot; is of another type than the library takes</source>
        <translation>„%1“ darin ist von anderer Art, als die Bibliothek annimmt</translation>
    </message>
    <message>
        <source>something in its &quot;%1&quot; is of another type than the library takes</source>
        <translation>etwas in „%1“ ist von anderer Art, als die Bibliothek annimmt</translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have a member of another type than the library takes, so that no node can be read at all</source>
        <translation>
            <numerusform>%1 Knoten hat ein Element von anderer Art, als die Bibliothek annimmt, so dass sich überhaupt kein Knoten lesen lässt</numerusform>
            <numerusform>%1 Knoten haben ein Element von anderer Art, als die Bibliothek annimmt, so dass sich überhaupt kein Knoten lesen lässt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot;</source>
        <translation>%1: „%2“</translation>
    </message>
    <message numerus="yes">
        <source>%1 hashes are of another type than the library takes</source>
        <translation>
            <numerusform>%1 Hash ist von anderer Art, als die Bibliothek annimmt</numerusform>
            <numerusform>%1 Hashes sind von anderer Art, als die Bibliothek annimmt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents are of another type than the library takes</source>
        <translation>
            <numerusform>%1 Dokument ist von anderer Art, als die Bibliothek annimmt</numerusform>
            <numerusform>%1 Dokumente sind von anderer Art, als die Bibliothek annimmt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are as LlamaIndex for TypeScript writes them, which the one for Python cannot load</source>
        <translation>
            <numerusform>%1 Eintrag ist so, wie LlamaIndex für TypeScript ihn schreibt; das für Python kann ihn nicht laden</numerusform>
            <numerusform>%1 Einträge sind so, wie LlamaIndex für TypeScript sie schreibt; das für Python kann sie nicht laden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents are covered by their nodes by less than half: some of them may be gone</source>
        <translation>
            <numerusform>%1 Dokument ist von seinen Knoten zu weniger als der Hälfte abgedeckt: einige fehlen vielleicht</numerusform>
            <numerusform>%1 Dokumente sind von ihren Knoten zu weniger als der Hälfte abgedeckt: einige fehlen vielleicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have another length than the rest, as those of another model have</source>
        <translation>
            <numerusform>%1 Vektor hat eine andere Länge als die übrigen, wie die eines anderen Modells</numerusform>
            <numerusform>%1 Vektoren haben eine andere Länge als die übrigen, wie die eines anderen Modells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have another norm than the rest, as those of another model have, or those that were not normalised</source>
        <translation>
            <numerusform>%1 Vektor hat eine andere Norm als die übrigen, wie die eines anderen Modells oder die, die nicht normiert wurden</numerusform>
            <numerusform>%1 Vektoren haben eine andere Norm als die übrigen, wie die eines anderen Modells oder die, die nicht normiert wurden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; the library does not read text_id_to_doc_id, as the map of the documents was once called</source>
        <translation>%1; text_id_to_doc_id, wie die Zuordnung der Dokumente einst hieß, liest die Bibliothek nicht</translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have metadata that are no object, so that a filter fails</source>
        <translation>
            <numerusform>%1 Vektor hat Metadaten, die kein Objekt sind, so dass ein Filter scheitert</numerusform>
            <numerusform>%1 Vektoren haben Metadaten, die kein Objekt sind, so dass ein Filter scheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are the same as another one, though their texts are not, as where the embedding failed</source>
        <translation>
            <numerusform>%1 Vektor ist derselbe wie ein anderer, obwohl ihre Texte es nicht sind, wie wenn das Einbetten scheiterte</numerusform>
            <numerusform>%1 Vektoren sind dieselben wie ein anderer, obwohl ihre Texte es nicht sind, wie wenn das Einbetten scheiterte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 embeddings have another length than the rest, as those of another model have</source>
        <translation>
            <numerusform>%1 Einbettung hat eine andere Länge als die übrigen, wie die eines anderen Modells</numerusform>
            <numerusform>%1 Einbettungen haben eine andere Länge als die übrigen, wie die eines anderen Modells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of its vectors lead to other nodes than their own, which are not found by them</source>
        <translation>
            <numerusform>%1 seiner Vektoren führt zu einem anderen Knoten als dem eigenen, der durch ihn nicht gefunden wird</numerusform>
            <numerusform>%1 seiner Vektoren führen zu anderen Knoten als den eigenen, die durch sie nicht gefunden werden</numerusform>
        </translation>
    </message>
    <message>
        <source>the database has no tables yet</source>
        <translation>die Datenbank hat noch keine Tabellen</translation>
    </message>
    <message>
        <source>the path is missing: behind &quot;%1:&quot; stands %2</source>
        <translation>der Pfad fehlt: hinter „%1:“ steht %2</translation>
    </message>
    <message>
        <source>folders in it hold collections of a MultiDiskStore, which are not among these; the address multidisk:%1 opens those, and diskcache:%1 this alone</source>
        <translation>Ordner darin enthalten Sammlungen eines MultiDiskStore, die nicht unter diesen sind; die Adresse multidisk:%1 öffnet jene, und diskcache:%1 nur diesen</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows have keys that no library writes, and are not shown</source>
        <translation>
            <numerusform>%1 Zeile hat einen Schlüssel, den keine Bibliothek schreibt, und wird nicht gezeigt</numerusform>
            <numerusform>%1 Zeilen haben Schlüssel, die keine Bibliothek schreibt, und werden nicht gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>rows whose keys have more than %1 bytes are not shown: %2 of them</source>
        <translation>Zeilen, deren Schlüssel mehr als %1 Bytes haben, werden nicht gezeigt: %2 davon</translation>
    </message>
    <message>
        <source>it is stored, but its new file could not be given what the database has: %1</source>
        <translation>es ist gespeichert, aber seine neue Datei konnte nicht bekommen, was die Datenbank hat: %1</translation>
    </message>
    <message>
        <source>a copy is being made there, and not all of it may be there yet</source>
        <translation>dort wird gerade eine Kopie gemacht, und vielleicht ist noch nicht alles da</translation>
    </message>
    <message>
        <source>it is what an interrupted copy has left, and not all of it may be there; who wants to keep it as it is deletes %1</source>
        <translation>es ist, was ein abgebrochenes Kopieren hinterlassen hat, und vielleicht ist nicht alles da; wer es so behalten will, löscht %1</translation>
    </message>
    <message>
        <source>permissions</source>
        <translation>Berechtigungen</translation>
    </message>
    <message>
        <source>it lies in %1, which is what is copied</source>
        <translation>es liegt in %1, und das ist, was kopiert wird</translation>
    </message>
    <message>
        <source>the V1 strategy has made them of keys that are stored nowhere, and elsewhere a program finds such an entry only by this name, which it has from FileTreeV1KeySanitizationStrategy(directory).sanitize(value=key)</source>
        <translation>die Strategie V1 hat sie aus Schlüsseln gemacht, die nirgends gespeichert sind, und anderswo findet ein Programm einen solchen Eintrag nur mit diesem Namen, den es von FileTreeV1KeySanitizationStrategy(directory).sanitize(value=key) hat</translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors belong to nodes that no index holds, so that no query finds them</source>
        <translation>
            <numerusform>%1 Vektor gehört zu einem Knoten, den kein Index hat, sodass keine Abfrage ihn findet</numerusform>
            <numerusform>%1 Vektoren gehören zu Knoten, die kein Index hat, sodass keine Abfrage sie findet</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; it is %2, and that of the rest is %3</source>
        <translation>%1; sie ist %2, und die der übrigen ist %3</translation>
    </message>
    <message>
        <source>a persist was interrupted, and the file is not the one that it was then; what was to be written is in %1</source>
        <translation>ein Festschreiben wurde unterbrochen, und die Datei ist nicht mehr die, die sie da war; was geschrieben werden sollte, steht in %1</translation>
    </message>
    <message>
        <source>a persist was interrupted, and what it had prepared for this file is not whole; it is in %1</source>
        <translation>ein Festschreiben wurde unterbrochen, und was es für diese Datei vorbereitet hatte, ist nicht ganz; es steht in %1</translation>
    </message>
    <message>
        <source>%1; the other files are stored, and this one is as soon as the folder is opened for writing again</source>
        <translation>%1; die anderen Dateien sind gespeichert, und diese ist es, sobald der Ordner wieder zum Schreiben geöffnet wird</translation>
    </message>
    <message>
        <source>a persist was interrupted, and a file that belongs to it has been changed since, so nothing of it was put in place; what was to be written is in %1</source>
        <translation>ein Festschreiben wurde unterbrochen, und eine Datei, die dazugehört, ist seitdem geändert worden, deshalb wurde nichts davon an seine Stelle gesetzt; was geschrieben werden sollte, steht in %1</translation>
    </message>
    <message>
        <source>its backup could not be made, and nothing was written: %1</source>
        <translation>ihre Sicherung konnte nicht gemacht werden, und nichts wurde geschrieben: %1</translation>
    </message>
    <message>
        <source>process %1 took a lock on it and has ended, and another that has inherited it holds it</source>
        <translation>der Prozess %1 hat eine Sperre darauf genommen und ist beendet; ein anderer, der sie geerbt hat, hält sie</translation>
    </message>
    <message>
        <source>the file is half written: user %1 began to write into it, at %2, and was interrupted; opened for writing by that user, where %3 is there, it is put back as it was; who wants to keep it as it is deletes %4</source>
        <translation>die Datei ist halb geschrieben: Benutzer %1 hat um %2 begonnen, in sie zu schreiben, und wurde unterbrochen; öffnet dieser Benutzer sie zum Schreiben, wo es %3 gibt, wird sie wieder, wie sie war; wer sie so behalten will, wie sie ist, löscht %4</translation>
    </message>
    <message>
        <source>it says that another file here is half written, and cannot be read; who has looked at that file deletes it</source>
        <translation>sie sagt, dass eine andere Datei hier halb geschrieben ist, und kann nicht gelesen werden; wer jene Datei angesehen hat, löscht sie</translation>
    </message>
    <message>
        <source>its __type__ is a list or an object, where the library takes a text</source>
        <translation>sein __type__ ist eine Liste oder ein Objekt, wo die Bibliothek einen Text nimmt</translation>
    </message>
    <message numerus="yes">
        <source>%1 ids have a document and no vector, so that the document cannot be deleted</source>
        <translation>
            <numerusform>%1 id hat ein Dokument und keinen Vektor, sodass das Dokument nicht gelöscht werden kann</numerusform>
            <numerusform>%1 ids haben ein Dokument und keinen Vektor, sodass das Dokument nicht gelöscht werden kann</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have no entry among the documents, so that they cannot be deleted</source>
        <translation>
            <numerusform>%1 Vektor hat keinen Eintrag unter den Dokumenten, sodass er nicht gelöscht werden kann</numerusform>
            <numerusform>%1 Vektoren haben keinen Eintrag unter den Dokumenten, sodass sie nicht gelöscht werden können</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have no metadata, so that a filter fails</source>
        <translation>
            <numerusform>%1 Vektor hat keine Metadaten, sodass ein Filter scheitert</numerusform>
            <numerusform>%1 Vektoren haben keine Metadaten, sodass ein Filter scheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries beside the vectors are of no vector</source>
        <translation>
            <numerusform>%1 Eintrag neben den Vektoren gehört zu keinem Vektor</numerusform>
            <numerusform>%1 Einträge neben den Vektoren gehören zu keinem Vektor</numerusform>
        </translation>
    </message>
    <message>
        <source>the backup could not be made, and nothing was written: %1</source>
        <translation>die Sicherung konnte nicht gemacht werden, und nichts wurde geschrieben: %1</translation>
    </message>
    <message>
        <source>a persist was interrupted, and another program has changed the file since; what was to be written is in %1</source>
        <translation>ein Festschreiben wurde unterbrochen, und ein anderes Programm hat die Datei seither geändert; was geschrieben werden sollte, ist in %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries of the graph are of another type than the library takes</source>
        <translation>
            <numerusform>%1 Eintrag des Graphen ist von anderem Typ, als die Bibliothek annimmt</numerusform>
            <numerusform>%1 Einträge des Graphen sind von anderem Typ, als die Bibliothek annimmt</numerusform>
        </translation>
    </message>
    <message>
        <source>triplets is no list of lists of three texts</source>
        <translation>triplets ist keine Liste aus Listen von drei Texten</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Python says:</source>
        <translation>Python sagt:</translation>
    </message>
    <message numerus="yes">
        <source>and %1 more entries</source>
        <translation>
            <numerusform>und %1 weiterer Eintrag</numerusform>
            <numerusform>und %1 weitere Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>A safe repair is known.</source>
        <translation>Eine sichere Behebung ist bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 findings in %2</source>
        <translation>
            <numerusform>%1 Befund in %2</numerusform>
            <numerusform>%1 Befunde in %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Reported in %1.</source>
        <translation>Gemeldet in %1.</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>und %1 weiterer Eintrag</numerusform>
            <numerusform>und %1 weitere Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Press the keys.</source>
        <translation>Drücken Sie die Tasten.</translation>
    </message>
    <message>
        <source>%1 is typed into texts. Add Ctrl or Alt.</source>
        <translation>%1 wird in Texte getippt. Dazu gehört Strg oder Alt.</translation>
    </message>
    <message>
        <source>%1 belongs to the texts that are edited.</source>
        <translation>%1 gehört den Texten, die bearbeitet werden.</translation>
    </message>
</context>
<context>
    <name>Target</name>
    <message>
        <source>(collection information)</source>
        <translation>(Angaben zur Sammlung)</translation>
    </message>
</context>
<context>
    <name>Tree</name>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1 TB</translation>
    </message>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 Byte</numerusform>
            <numerusform>%1 Bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 keys</source>
        <translation>
            <numerusform>%1 Schlüssel</numerusform>
            <numerusform>%1 Schlüssel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 Element</numerusform>
            <numerusform>%1 Elemente</numerusform>
        </translation>
    </message>
    <message>
        <source>object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>string</source>
        <translation>Zeichenkette</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>boolean</source>
        <translation>Wahrheitswert</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>binär</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>added</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>shadowed</source>
        <translation>verdeckt</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>wird geöffnet</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>wird geladen</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>reloading</source>
        <translation>wird neu geladen</translation>
    </message>
    <message>
        <source>persisting</source>
        <translation>wird festgeschrieben</translation>
    </message>
    <message>
        <source>copying</source>
        <translation>wird kopiert</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>wird durchsucht</translation>
    </message>
    <message>
        <source>filtering</source>
        <translation>wird gefiltert</translation>
    </message>
    <message>
        <source>sorting</source>
        <translation>wird sortiert</translation>
    </message>
    <message>
        <source>saving a value</source>
        <translation>speichert einen Wert</translation>
    </message>
    <message>
        <source>(empty key)</source>
        <translation>(leerer Schlüssel)</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
</context>
<context>
    <name>ValueView</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>These bytes are not text</source>
        <translation>Diese Bytes sind kein Text</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>in %1 years</source>
        <translation>
            <numerusform>in %1 Jahr</numerusform>
            <numerusform>in %1 Jahren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 years ago</source>
        <translation>
            <numerusform>vor %1 Jahr</numerusform>
            <numerusform>vor %1 Jahren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %1 days</source>
        <translation>
            <numerusform>in %1 Tag</numerusform>
            <numerusform>in %1 Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 days ago</source>
        <translation>
            <numerusform>vor %1 Tag</numerusform>
            <numerusform>vor %1 Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %1 hours</source>
        <translation>
            <numerusform>in %1 Stunde</numerusform>
            <numerusform>in %1 Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hours ago</source>
        <translation>
            <numerusform>vor %1 Stunde</numerusform>
            <numerusform>vor %1 Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %1 minutes</source>
        <translation>
            <numerusform>in %1 Minute</numerusform>
            <numerusform>in %1 Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 minutes ago</source>
        <translation>
            <numerusform>vor %1 Minute</numerusform>
            <numerusform>vor %1 Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %1 seconds</source>
        <translation>
            <numerusform>in %1 Sekunde</numerusform>
            <numerusform>in %1 Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 seconds ago</source>
        <translation>
            <numerusform>vor %1 Sekunde</numerusform>
            <numerusform>vor %1 Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 changes</source>
        <translation>
            <numerusform>%1 Änderung</numerusform>
            <numerusform>%1 Änderungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::ActionPalette</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (on)</source>
        <translation>%1 (ein)</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Some letters of an action</source>
        <translation>Einige Buchstaben eines Befehls</translation>
    </message>
    <message>
        <source>Actions found</source>
        <translation>Gefundene Befehle</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What it does, or why it cannot</source>
        <translation>Was er tut, oder warum er nicht geht</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>kvlens::Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>Open a store that is a file</source>
        <translation>Einen Speicher öffnen, der eine Datei ist</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open a store that is a folder</source>
        <translation>Einen Speicher öffnen, der ein Ordner ist</translation>
    </message>
    <message>
        <source>Open &amp;address…</source>
        <translation>&amp;Adresse öffnen…</translation>
    </message>
    <message>
        <source>Open a store by its address</source>
        <translation>Einen Speicher mit seiner Adresse öffnen</translation>
    </message>
    <message>
        <source>&amp;Persist…</source>
        <translation>&amp;Festschreiben…</translation>
    </message>
    <message>
        <source>Persist a&amp;ll…</source>
        <translation>A&amp;lle festschreiben…</translation>
    </message>
    <message>
        <source>Persist &amp;as…</source>
        <translation>Festschreiben &amp;als…</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>Revert a&amp;ll</source>
        <translation>A&amp;lles zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Reload</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>&amp;Close store</source>
        <translation>Speicher &amp;schließen</translation>
    </message>
    <message>
        <source>Reopen stores at &amp;start</source>
        <translation>Speicher beim Start wieder öffnen</translation>
    </message>
    <message>
        <source>When KV Lens is started without a store, open those that were open at its end</source>
        <translation>Wenn KV Lens ohne einen Speicher gestartet wird, die wieder öffnen, die am Ende offen waren</translation>
    </message>
    <message>
        <source>Close &amp;tab</source>
        <translation>&amp;Karteikarte schließen</translation>
    </message>
    <message>
        <source>Close the open entry; its edits are kept</source>
        <translation>Den offenen Eintrag schließen; seine Änderungen bleiben</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>Find in the open value, or filter the keys, as the focus is</source>
        <translation>Im offenen Wert suchen, oder die Schlüssel filtern, je nachdem, wo der Fokus ist</translation>
    </message>
    <message>
        <source>Find in &amp;store…</source>
        <translation>Im S&amp;peicher suchen…</translation>
    </message>
    <message>
        <source>Search the keys and values of the whole store</source>
        <translation>Die Schlüssel und Werte des ganzen Speichers durchsuchen</translation>
    </message>
    <message>
        <source>&amp;New key…</source>
        <translation>&amp;Neuer Schlüssel…</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Delete this one a&amp;lone…</source>
        <translation>Nur &amp;diesen löschen…</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>&amp;Duplizieren…</translation>
    </message>
    <message>
        <source>&amp;Copy entries</source>
        <translation>Einträge &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste entries</source>
        <translation>Einträge &amp;einfügen</translation>
    </message>
    <message>
        <source>Copy &amp;key</source>
        <translation>S&amp;chlüssel kopieren</translation>
    </message>
    <message>
        <source>Copy the whole key</source>
        <translation>Den ganzen Schlüssel kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;value</source>
        <translation>&amp;Wert kopieren</translation>
    </message>
    <message>
        <source>Copy the value as it would be stored</source>
        <translation>Den Wert kopieren, wie er gespeichert würde</translation>
    </message>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>Als &amp;Befehl kopieren</translation>
    </message>
    <message>
        <source>Copy as P&amp;ython</source>
        <translation>Als P&amp;ython kopieren</translation>
    </message>
    <message>
        <source>Save value as file…</source>
        <translation>Wert als Datei speichern…</translation>
    </message>
    <message>
        <source>Write the value&apos;s bytes to a file of their own</source>
        <translation>Die Bytes des Werts in eine eigene Datei schreiben</translation>
    </message>
    <message>
        <source>Replace value from file…</source>
        <translation>Wert durch eine Datei ersetzen…</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>&amp;Go to key…</source>
        <translation>&amp;Gehe zu Schlüssel…</translation>
    </message>
    <message>
        <source>Type a key, or how it begins</source>
        <translation>Einen Schlüssel tippen, oder wie er beginnt</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>As &amp;stored</source>
        <translation>Wie ge&amp;speichert</translation>
    </message>
    <message>
        <source>Show the keys in the order of the store</source>
        <translation>Die Schlüssel in der Reihenfolge des Speichers zeigen</translation>
    </message>
    <message>
        <source>By &amp;key</source>
        <translation>Nach S&amp;chlüssel</translation>
    </message>
    <message>
        <source>By si&amp;ze</source>
        <translation>Nach &amp;Größe</translation>
    </message>
    <message>
        <source>&amp;Descending</source>
        <translation>&amp;Absteigend</translation>
    </message>
    <message>
        <source>Show the last or the largest first</source>
        <translation>Den letzten oder den größten zuerst zeigen</translation>
    </message>
    <message>
        <source>&amp;Wrap lines</source>
        <translation>Zeilen &amp;umbrechen</translation>
    </message>
    <message>
        <source>Break long lines at the edge of the editor</source>
        <translation>Lange Zeilen am Rand des Editors umbrechen</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>Show what values are, where there is room</source>
        <translation>Zeigen, was Werte sind, wo Platz ist</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>St&amp;ate</source>
        <translation>&amp;Zustand</translation>
    </message>
    <message>
        <source>Say in words what the marks mean, where there is room</source>
        <translation>In Worten sagen, was die Zeichen bedeuten, wo Platz ist</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>Book&amp;mark</source>
        <translation>Lese&amp;zeichen</translation>
    </message>
    <message>
        <source>Sett&amp;ings…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>Choose fonts, times and what happens by itself</source>
        <translation>Schriften und Zeiten wählen, und was von selbst geschieht</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch (auf Englisch)</translation>
    </message>
    <message>
        <source>What everything is and does, without a network</source>
        <translation>Was alles ist und tut, ohne Netz</translation>
    </message>
    <message>
        <source>All a&amp;ctions…</source>
        <translation>Alle &amp;Befehle…</translation>
    </message>
    <message>
        <source>Find any action by some of its letters</source>
        <translation>Einen Befehl mit einigen seiner Buchstaben finden</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Every key that does something</source>
        <translation>Jede Taste, die etwas tut</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;About KV Lens</source>
        <translation>&amp;Über KV Lens</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Sort keys</source>
        <translation>Schlüssel &amp;sortieren</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>S&amp;palten</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation>&amp;Speicher</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>No entry is open</source>
        <translation>Kein Eintrag ist offen</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Nichts ist offen</translation>
    </message>
    <message>
        <source>No entry was shown before</source>
        <translation>Vorher wurde kein Eintrag gezeigt</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück zu %1</translation>
    </message>
    <message>
        <source>Nothing to go forward to</source>
        <translation>Es gibt nichts, wohin es vorwärts geht</translation>
    </message>
    <message>
        <source>Forward to %1</source>
        <translation>Vorwärts zu %1</translation>
    </message>
    <message>
        <source>Take the bookmark of %1 away</source>
        <translation>Das Lesezeichen von %1 entfernen</translation>
    </message>
    <message>
        <source>List %1 under Bookmarks, to be found again</source>
        <translation>%1 unter Lesezeichen aufführen, um es wiederzufinden</translation>
    </message>
    <message>
        <source>What is in memory only, or hidden by another of its key, has none</source>
        <translation>Was nur im Arbeitsspeicher ist, oder von einem anderen mit seinem Schlüssel verdeckt wird, hat keines</translation>
    </message>
    <message>
        <source>Choose one key first</source>
        <translation>Zuerst einen Schlüssel wählen</translation>
    </message>
    <message>
        <source>Persist</source>
        <translation>Festschreiben</translation>
    </message>
    <message>
        <source>Nothing to persist: there are no changes</source>
        <translation>Nichts festzuschreiben: es gibt keine Änderungen</translation>
    </message>
    <message>
        <source>Persist (%1)</source>
        <translation>Festschreiben (%1)</translation>
    </message>
    <message numerus="yes">
        <source>Review %1 changes and write to %2</source>
        <translation>
            <numerusform>%1 Änderung ansehen und in %2 schreiben</numerusform>
            <numerusform>%1 Änderungen ansehen und in %2 schreiben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Review and write the changes of %1 stores</source>
        <translation>
            <numerusform>Die Änderungen von %1 Speicher ansehen und schreiben</numerusform>
            <numerusform>Die Änderungen von %1 Speichern ansehen und schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Only of use when several stores have changes</source>
        <translation>Nur von Nutzen, wenn mehrere Speicher Änderungen haben</translation>
    </message>
    <message>
        <source>Write %1, with its changes, to another place</source>
        <translation>%1 mit seinen Änderungen an einen anderen Ort schreiben</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>This store is read-only now</source>
        <translation>Dieser Speicher kann jetzt nur gelesen werden</translation>
    </message>
    <message>
        <source>Choose a key first</source>
        <translation>Zuerst einen Schlüssel wählen</translation>
    </message>
    <message>
        <source>Add a key to %1</source>
        <translation>Einen Schlüssel in %1 anlegen</translation>
    </message>
    <message>
        <source>Add the first collection and a key to it</source>
        <translation>Die erste Sammlung und einen Schlüssel darin anlegen</translation>
    </message>
    <message>
        <source>Choose a collection first</source>
        <translation>Zuerst eine Sammlung wählen</translation>
    </message>
    <message>
        <source>Give %1 another key</source>
        <translation>%1 einen anderen Schlüssel geben</translation>
    </message>
    <message>
        <source>Add a copy of %1 under another key</source>
        <translation>Eine Kopie von %1 unter einem anderen Schlüssel anlegen</translation>
    </message>
    <message numerus="yes">
        <source>Add copies of %1 keys beside them, with a number behind each key</source>
        <translation>
            <numerusform>Eine Kopie von %1 Schlüssel daneben anlegen, mit einer Zahl hinter dem Schlüssel</numerusform>
            <numerusform>Kopien von %1 Schlüsseln daneben anlegen, mit einer Zahl hinter jedem Schlüssel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 keys; persisting makes it so</source>
        <translation>
            <numerusform>%1 Schlüssel löschen; wirksam wird es durch Festschreiben</numerusform>
            <numerusform>%1 Schlüssel löschen; wirksam wird es durch Festschreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete only this one of those that have the key %1</source>
        <translation>Nur diesen von denen löschen, die den Schlüssel %1 haben</translation>
    </message>
    <message>
        <source>Make what a file holds the value of %1; persisting writes it</source>
        <translation>Den Inhalt einer Datei zum Wert von %1 machen; Festschreiben schreibt ihn</translation>
    </message>
    <message numerus="yes">
        <source>Copy %1 keys, one a line</source>
        <translation>
            <numerusform>%1 Schlüssel kopieren</numerusform>
            <numerusform>%1 Schlüssel kopieren, einen je Zeile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %1 entries, to be pasted into any collection or store</source>
        <translation>
            <numerusform>%1 Eintrag kopieren, um ihn in eine Sammlung oder einen Speicher einzufügen</numerusform>
            <numerusform>%1 Einträge kopieren, um sie in eine Sammlung oder einen Speicher einzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>No entries were copied</source>
        <translation>Es wurden keine Einträge kopiert</translation>
    </message>
    <message>
        <source>Add the entries that were copied to %1</source>
        <translation>Die kopierten Einträge in %1 einfügen</translation>
    </message>
    <message>
        <source>%1 is in memory only: no other program can read it</source>
        <translation>%1 ist nur im Arbeitsspeicher: kein anderes Programm kann es lesen</translation>
    </message>
    <message numerus="yes">
        <source>Copy the command lines that print %1 values, for a shell</source>
        <translation>
            <numerusform>Die Befehlszeile kopieren, die %1 Wert ausgibt, für eine Shell</numerusform>
            <numerusform>Die Befehlszeilen kopieren, die %1 Werte ausgeben, für eine Shell</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the lines of Python that read the entry with its library</source>
        <translation>Die Zeilen in Python kopieren, die den Eintrag mit seiner Bibliothek lesen</translation>
    </message>
    <message>
        <source>%1 lists its keys only in its own order</source>
        <translation>%1 führt seine Schlüssel nur in der eigenen Reihenfolge auf</translation>
    </message>
    <message>
        <source>Show the keys in the order of their characters</source>
        <translation>Die Schlüssel in der Reihenfolge ihrer Zeichen zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Take back the changes of %1 keys</source>
        <translation>
            <numerusform>Die Änderung von %1 Schlüssel zurücknehmen</numerusform>
            <numerusform>Die Änderungen von %1 Schlüsseln zurücknehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>The chosen key has no changes</source>
        <translation>Der gewählte Schlüssel hat keine Änderungen</translation>
    </message>
    <message>
        <source>Take back all changes of %1</source>
        <translation>Alle Änderungen von %1 zurücknehmen</translation>
    </message>
    <message>
        <source>There are no changes</source>
        <translation>Es gibt keine Änderungen</translation>
    </message>
    <message>
        <source>Read %1 again; changes are kept</source>
        <translation>%1 neu lesen; Änderungen bleiben</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>Editable</source>
        <translation>Änderbar</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Guard %1 against changes by accident</source>
        <translation>%1 vor versehentlichen Änderungen schützen</translation>
    </message>
    <message>
        <source>Allow changes to %1</source>
        <translation>Änderungen an %1 zulassen</translation>
    </message>
    <message>
        <source>Copy all entries of %1</source>
        <translation>Alle Einträge von %1 kopieren</translation>
    </message>
    <message>
        <source>Choose a key or a collection first</source>
        <translation>Zuerst einen Schlüssel oder eine Sammlung wählen</translation>
    </message>
    <message>
        <source>D&amp;ocuments</source>
        <translation>D&amp;okumente</translation>
    </message>
    <message>
        <source>Show the source documents of the index, with the nodes of each in order</source>
        <translation>Die Quelldokumente des Index zeigen, mit den Knoten eines jeden in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>&amp;Links</source>
        <translation>&amp;Verweise</translation>
    </message>
    <message>
        <source>Show what the chosen entry points to, and what uses it</source>
        <translation>Zeigen, worauf der gewählte Eintrag zeigt, und was ihn benutzt</translation>
    </message>
    <message>
        <source>&amp;Neighbours</source>
        <translation>&amp;Nachbarn</translation>
    </message>
    <message>
        <source>Show the nodes whose vectors are most alike that of the chosen one</source>
        <translation>Die Knoten zeigen, deren Vektoren dem des gewählten am ähnlichsten sind</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>%1 is not the folder of a persisted index</source>
        <translation>%1 ist nicht der Ordner eines gesicherten Index</translation>
    </message>
    <message>
        <source>By when they were &amp;created</source>
        <translation>Nach &amp;Entstehung</translation>
    </message>
    <message>
        <source>By when they e&amp;xpire</source>
        <translation>Nach A&amp;blauf</translation>
    </message>
    <message>
        <source>&amp;Created</source>
        <translation>&amp;Erstellt</translation>
    </message>
    <message>
        <source>Show when entries were first written, where there is room</source>
        <translation>Zeigen, wann Einträge zuerst geschrieben wurden, wo Platz ist</translation>
    </message>
    <message>
        <source>E&amp;xpires</source>
        <translation>&amp;Läuft ab</translation>
    </message>
    <message>
        <source>Show when entries expire, where there is room</source>
        <translation>Zeigen, wann Einträge ablaufen, wo Platz ist</translation>
    </message>
    <message>
        <source>%1 keeps no times with its entries</source>
        <translation>%1 hält keine Zeiten zu seinen Einträgen fest</translation>
    </message>
    <message>
        <source>Read every entry, and show the oldest first</source>
        <translation>Jeden Eintrag lesen und den ältesten zuerst zeigen</translation>
    </message>
    <message>
        <source>Read every entry, and show first what expires first</source>
        <translation>Jeden Eintrag lesen und zuerst zeigen, was zuerst abläuft</translation>
    </message>
    <message>
        <source>Move tab to the &amp;other side</source>
        <translation>Karteikarte auf die &amp;andere Seite</translation>
    </message>
    <message>
        <source>T&amp;wo views of the value</source>
        <translation>&amp;Zwei Ansichten des Werts</translation>
    </message>
    <message>
        <source>Show this tab beside the others, or among them again</source>
        <translation>Diese Karteikarte neben den anderen zeigen oder wieder unter ihnen</translation>
    </message>
    <message>
        <source>Of use when more than one tab is open</source>
        <translation>Erst von Nutzen, wenn mehr als eine Karteikarte offen ist</translation>
    </message>
    <message>
        <source>Show the value in two views beside each other, or in one again</source>
        <translation>Den Wert in zwei Ansichten nebeneinander zeigen oder wieder in einer</translation>
    </message>
    <message>
        <source>Open an entry first</source>
        <translation>Erst einen Eintrag öffnen</translation>
    </message>
    <message>
        <source>Look for what does not fit together in the stores that are open</source>
        <translation>Sucht, was in den offenen Speichern nicht zusammenpasst</translation>
    </message>
    <message>
        <source>Move the focus on: from the tree to the value, the details and what is below</source>
        <translation>Setzt den Fokus weiter: vom Baum zum Wert, zu den Einzelheiten und dem, was unten ist</translation>
    </message>
    <message>
        <source>Move the focus back the same way</source>
        <translation>Setzt den Fokus auf demselben Weg zurück</translation>
    </message>
    <message>
        <source>Show what entries take in their store, where there is room</source>
        <translation>Zeigt, was Einträge in ihrem Speicher belegen, wo Platz ist</translation>
    </message>
    <message>
        <source>Be light or dark as other programs are</source>
        <translation>Hell oder dunkel, wie andere Programme</translation>
    </message>
    <message>
        <source>Write dark on a light ground</source>
        <translation>Dunkle Schrift auf hellem Grund</translation>
    </message>
    <message>
        <source>Write light on a dark ground</source>
        <translation>Helle Schrift auf dunklem Grund</translation>
    </message>
    <message>
        <source>Say which version this is, and whose</source>
        <translation>Sagt, welche Version dies ist, und wessen</translation>
    </message>
    <message>
        <source>Show the keys in the order of what their entries take in the store</source>
        <translation>Zeigt die Schlüssel danach geordnet, was ihre Einträge im Speicher belegen</translation>
    </message>
    <message>
        <source>Follow lin&amp;k</source>
        <translation>Verknüpfun&amp;g folgen</translation>
    </message>
    <message>
        <source>Go where the id at the caret leads to</source>
        <translation>Dorthin gehen, wohin die Id an der Schreibmarke führt</translation>
    </message>
    <message>
        <source>Co&amp;mpare with…</source>
        <translation>&amp;Vergleichen mit…</translation>
    </message>
    <message>
        <source>Show how the store differs from another one, such as a copy of it</source>
        <translation>Zeigen, worin sich der Speicher von einem anderen unterscheidet, etwa einer Kopie</translation>
    </message>
    <message>
        <source>Show how %1 differs from another store, such as a copy of it</source>
        <translation>Zeigen, worin sich %1 von einem anderen Speicher unterscheidet, etwa einer Kopie</translation>
    </message>
    <message>
        <source>Map of &amp;vectors</source>
        <translation>Karte der &amp;Vektoren</translation>
    </message>
    <message>
        <source>Show the vectors of the index as points of a map, alike ones together</source>
        <translation>Die Vektoren des Index als Punkte einer Karte zeigen, ähnliche beieinander</translation>
    </message>
    <message>
        <source>D&amp;rawing</source>
        <translation>Zei&amp;chnung</translation>
    </message>
    <message>
        <source>Draw the trees and graphs of the index, to walk from one node to the next</source>
        <translation>Die Bäume und Graphen des Index zeichnen, um von einem Knoten zum nächsten zu gehen</translation>
    </message>
    <message>
        <source>Stat&amp;istics</source>
        <translation>Stat&amp;istik</translation>
    </message>
    <message>
        <source>Count how large the parts of the store are, and what its chunks are like</source>
        <translation>Zählen, wie groß die Teile des Speichers und wie seine Stücke sind</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>Light, high &amp;contrast</source>
        <translation>Hell, hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>Write black on white, with clear lines</source>
        <translation>Schwarz auf Weiß schreiben, mit klaren Linien</translation>
    </message>
    <message>
        <source>Dark, high c&amp;ontrast</source>
        <translation>Dunkel, hoher K&amp;ontrast</translation>
    </message>
    <message>
        <source>Write white on black, with clear lines</source>
        <translation>Weiß auf Schwarz schreiben, mit klaren Linien</translation>
    </message>
</context>
<context>
    <name>kvlens::AddressDialog</name>
    <message>
        <source>No kind of store has addresses that begin with %1:.</source>
        <translation>Keine Art von Speicher hat Adressen, die mit %1: beginnen.</translation>
    </message>
    <message>
        <source>Open address</source>
        <translation>Adresse öffnen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Kinds of address</source>
        <translation>Arten von Adressen</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Öffnet</translation>
    </message>
    <message>
        <source>A path, or an address of one of these forms.</source>
        <translation>Ein Pfad, oder eine Adresse in einer dieser Formen.</translation>
    </message>
</context>
<context>
    <name>kvlens::BackupMenu</name>
    <message>
        <source>&amp;Backups</source>
        <translation>&amp;Sicherungen</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>Only a file that is written in place is backed up first</source>
        <translation>Nur eine Datei, in die an Ort und Stelle geschrieben wird, wird vorher gesichert</translation>
    </message>
    <message>
        <source>In a folder of &amp;yours</source>
        <translation>In einem &amp;eigenen Ordner</translation>
    </message>
    <message>
        <source>Before the first persist to a store what it changes is kept as it was, where nobody else can read it</source>
        <translation>Vor dem ersten Festschreiben in einen Speicher wird aufgehoben, was es ändert, wie es war, wo niemand sonst es lesen kann</translation>
    </message>
    <message>
        <source>Be&amp;side the store</source>
        <translation>&amp;Neben dem Speicher</translation>
    </message>
    <message>
        <source>Before the first persist to a store what it changes is kept as it was, in the folder where the store is</source>
        <translation>Vor dem ersten Festschreiben in einen Speicher wird aufgehoben, was es ändert, wie es war, in dem Ordner, in dem der Speicher liegt</translation>
    </message>
    <message numerus="yes">
        <source>Keep %1 backups of each store</source>
        <translation>
            <numerusform>%1 Sicherung jedes Speichers aufheben</numerusform>
            <numerusform>%1 Sicherungen jedes Speichers aufheben</numerusform>
        </translation>
    </message>
    <message>
        <source>The oldest go when there would be more</source>
        <translation>Die ältesten gehen, wenn es mehr würden</translation>
    </message>
</context>
<context>
    <name>kvlens::BookmarkCommands</name>
    <message>
        <source>No entry has a bookmark</source>
        <translation>Kein Eintrag hat ein Lesezeichen</translation>
    </message>
    <message>
        <source>Bookmark, in the same menu, adds the entry that is chosen</source>
        <translation>Lesezeichen, im selben Menü, fügt den gewählten Eintrag hinzu</translation>
    </message>
</context>
<context>
    <name>kvlens::BottomPanel</name>
    <message>
        <source>Panels</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Revert this change</source>
        <translation>Diese Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Take back the change chosen in the list</source>
        <translation>Die in der Liste gewählte Änderung zurücknehmen</translation>
    </message>
    <message>
        <source>Revert all</source>
        <translation>Alle zurücknehmen</translation>
    </message>
    <message>
        <source>Revert all changes</source>
        <translation>Alle Änderungen zurücknehmen</translation>
    </message>
    <message>
        <source>Take back all changes of all stores; Undo brings them again</source>
        <translation>Alle Änderungen aller Speicher zurücknehmen; Rückgängig bringt sie wieder</translation>
    </message>
    <message>
        <source>What happened is listed here, the newest last.</source>
        <translation>Hier steht, was geschehen ist, das Neueste zuletzt.</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verweise</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>The comparison was written to %1.</source>
        <translation>Der Vergleich wurde nach %1 geschrieben.</translation>
    </message>
</context>
<context>
    <name>kvlens::BugReporter</name>
    <message>
        <source>New folder for the bug report</source>
        <translation>Neuer Ordner für den Fehlerbericht</translation>
    </message>
</context>
<context>
    <name>kvlens::ByteFind</name>
    <message>
        <source>Find bytes</source>
        <translation>Bytes suchen</translation>
    </message>
    <message>
        <source>Hexadecimal digits</source>
        <translation>Hexadezimale Ziffern</translation>
    </message>
    <message>
        <source>Find bytes, as 4f 6b or as text</source>
        <translation>Bytes suchen, als 4f 6b oder als Text</translation>
    </message>
    <message>
        <source>Byte %1</source>
        <translation>Byte %1</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Keine Fundstelle</translation>
    </message>
    <message>
        <source>%1 % looked through</source>
        <translation>%1 % durchsucht</translation>
    </message>
    <message>
        <source>Two digits make a byte</source>
        <translation>Zwei Ziffern sind ein Byte</translation>
    </message>
</context>
<context>
    <name>kvlens::BytesEdit</name>
    <message>
        <source>Value bytes</source>
        <translation>Bytes des Werts</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>kvlens::BytesView</name>
    <message>
        <source>More than %1 are not copied; save the value as a file.</source>
        <translation>Mehr als %1 werden nicht kopiert; den Wert als Datei speichern.</translation>
    </message>
    <message>
        <source>The text has an edit that cannot be made into bytes yet.</source>
        <translation>Der Text hat eine Änderung, die noch nicht zu Bytes werden kann.</translation>
    </message>
    <message>
        <source>Too long to be edited here (the limit is %1).</source>
        <translation>Zu lang, um hier bearbeitet zu werden (die Grenze ist %1).</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Typing inserts</source>
        <translation>Getipptes wird eingefügt</translation>
    </message>
    <message>
        <source>Typing overwrites</source>
        <translation>Getipptes überschreibt</translation>
    </message>
    <message>
        <source>What is typed is put between the bytes (Insert)</source>
        <translation>Getipptes kommt zwischen die Bytes (Einfg)</translation>
    </message>
    <message>
        <source>What is typed replaces the bytes (Insert)</source>
        <translation>Getipptes ersetzt die Bytes (Einfg)</translation>
    </message>
    <message>
        <source>Bytes %1 – %2 of %3</source>
        <translation>Bytes %1 – %2 von %3</translation>
    </message>
    <message>
        <source>Byte %1 of %2</source>
        <translation>Byte %1 von %2</translation>
    </message>
</context>
<context>
    <name>kvlens::ChangeList</name>
    <message>
        <source>Changed entries</source>
        <translation>Geänderte Einträge</translation>
    </message>
    <message>
        <source>What you edit is listed here, with what would be written. Nothing is written before you persist.</source>
        <translation>Hier steht, was Sie bearbeiten und was geschrieben würde. Nichts wird geschrieben, bevor Sie festschreiben.</translation>
    </message>
</context>
<context>
    <name>kvlens::ChangesModel</name>
    <message>
        <source>%1 (collection)</source>
        <translation>%1 (Sammlung)</translation>
    </message>
    <message>
        <source>expiry</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>not persisted</source>
        <translation>nicht festgeschrieben</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>geht nicht</translation>
    </message>
</context>
<context>
    <name>kvlens::ClipCommands</name>
    <message numerus="yes">
        <source>Copied %1 entries of %2.</source>
        <translation>
            <numerusform>%1 Eintrag von %2 kopiert.</numerusform>
            <numerusform>%1 Einträge von %2 kopiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %1 commands.</source>
        <translation>
            <numerusform>%1 Befehl kopiert.</numerusform>
            <numerusform>%1 Befehle kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied the lines of Python that read %1.</source>
        <translation>Die Zeilen in Python kopiert, die %1 lesen.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Ansehen</translation>
    </message>
</context>
<context>
    <name>kvlens::CompareCommands</name>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Compare %1 with</source>
        <translation>%1 vergleichen mit</translation>
    </message>
</context>
<context>
    <name>kvlens::ComparisonView</name>
    <message>
        <source>Compare again</source>
        <translation>Noch einmal vergleichen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>As &amp;Markdown…</source>
        <translation>Als &amp;Markdown…</translation>
    </message>
    <message>
        <source>As &amp;HTML…</source>
        <translation>Als &amp;HTML…</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>%1, before: %2</source>
        <translation>%1, vorher: %2</translation>
    </message>
    <message>
        <source>Compare with… shows here how a store differs from another one.</source>
        <translation>„Vergleichen mit…“ zeigt hier, worin sich ein Speicher von einem anderen unterscheidet.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleicht…</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>Der Vergleich wurde abgebrochen.</translation>
    </message>
    <message>
        <source>What is stored in both was compared.</source>
        <translation>Verglichen wurde, was in beiden gespeichert ist.</translation>
    </message>
    <message>
        <source>What is stored in both was compared; what is not persisted yet was not looked at.</source>
        <translation>Verglichen wurde, was in beiden gespeichert ist; was noch nicht festgeschrieben ist, wurde nicht angesehen.</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>Den Vergleich exportieren</translation>
    </message>
    <message>
        <source>Something else is stored by now.</source>
        <translation>Inzwischen ist etwas anderes gespeichert.</translation>
    </message>
</context>
<context>
    <name>kvlens::DetailsPanel</name>
    <message>
        <source> (expired)</source>
        <translation> (abgelaufen)</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Stored key</source>
        <translation>Gespeicherter Schlüssel</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>A later entry has the same key. The library reads that one and never this.</source>
        <translation>Ein späterer Eintrag hat denselben Schlüssel. Die Bibliothek liest jenen und diesen nie.</translation>
    </message>
    <message>
        <source>%1 What is edited here is the whole file.</source>
        <translation>%1 Hier wird die ganze Datei bearbeitet.</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Read-only: %1</source>
        <translation>Nur lesen: %1</translation>
    </message>
    <message>
        <source>Delete, Revert and Copy act on all of them, and so does what is set here.</source>
        <translation>Löschen, Zurücknehmen und Kopieren gelten für alle, und ebenso, was hier gesetzt wird.</translation>
    </message>
    <message>
        <source>Delete, Revert and Copy act on all of them.</source>
        <translation>Löschen, Zurücknehmen und Kopieren gelten für alle.</translation>
    </message>
    <message>
        <source>Copy acts on all of them.</source>
        <translation>Kopieren gilt für alle.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>How long the value is, as it is stored. Size in the tree is what the entry takes: the key, punctuation or an envelope as well</source>
        <translation>Wie lang der Wert ist, wie er gespeichert ist. Die Größe im Baum ist, was der Eintrag belegt: auch Schlüssel, Satzzeichen oder ein Umschlag</translation>
    </message>
    <message>
        <source>none: top level</source>
        <translation>keine: oberste Ebene</translation>
    </message>
    <message>
        <source>none: top level of %1</source>
        <translation>keine: oberste Ebene von %1</translation>
    </message>
    <message>
        <source>On the command line: %1</source>
        <translation>Auf der Befehlszeile: %1</translation>
    </message>
    <message>
        <source>A fingerprint of what is stored: it is another as soon as any program writes something else. Persisting compares it first</source>
        <translation>Ein Fingerabdruck dessen, was gespeichert ist: Er wird ein anderer, sobald irgendein Programm etwas anderes schreibt. Das Festschreiben vergleicht ihn zuerst</translation>
    </message>
    <message>
        <source>%1, as many as before</source>
        <translation>%1, so viele wie zuvor</translation>
    </message>
</context>
<context>
    <name>kvlens::DiffView</name>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>The value stays as it is.</source>
        <translation>Der Wert bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>The store is not open; nothing could be compared.</source>
        <translation>Der Speicher ist nicht offen; nichts konnte verglichen werden.</translation>
    </message>
    <message>
        <source>  Only white space differs.</source>
        <translation>  Nur Leerraum ist anders.</translation>
    </message>
    <message>
        <source>  The rest is too large to show here.</source>
        <translation>  Das Übrige ist zu groß, um hier gezeigt zu werden.</translation>
    </message>
</context>
<context>
    <name>kvlens::DocumentNodesModel</name>
    <message numerus="yes">
        <source>%1 characters of the source are in no node</source>
        <translation>
            <numerusform>%1 Zeichen der Quelle ist in keinem Knoten</numerusform>
            <numerusform>%1 Zeichen der Quelle sind in keinem Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>no numbers</source>
        <translation>keine Zahlen</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>not in the docstore</source>
        <translation>nicht im Dokumentspeicher</translation>
    </message>
    <message>
        <source>its source leads nowhere</source>
        <translation>seine Quelle führt nirgendwohin</translation>
    </message>
    <message>
        <source>its previous node is gone</source>
        <translation>sein voriger Knoten ist fort</translation>
    </message>
    <message>
        <source>its next node is gone</source>
        <translation>sein nächster Knoten ist fort</translation>
    </message>
    <message>
        <source>its parent is gone</source>
        <translation>sein Elternteil ist fort</translation>
    </message>
    <message>
        <source>a child is gone</source>
        <translation>ein Kindteil ist fort</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>Vektor</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>its value is no JSON</source>
        <translation>sein Wert ist kein JSON</translation>
    </message>
    <message>
        <source>its vector is all zeros</source>
        <translation>sein Vektor ist nur Nullen</translation>
    </message>
    <message>
        <source>its vector holds NaN or an infinity</source>
        <translation>sein Vektor enthält NaN oder Unendlich</translation>
    </message>
    <message>
        <source>its vector has another length than the rest</source>
        <translation>sein Vektor hat eine andere Länge als die übrigen</translation>
    </message>
    <message>
        <source>its vector is no list of numbers</source>
        <translation>sein Vektor ist keine Liste von Zahlen</translation>
    </message>
    <message>
        <source>its vector leads to another node</source>
        <translation>sein Vektor führt zu einem anderen Knoten</translation>
    </message>
    <message>
        <source>it has no vector</source>
        <translation>er hat keinen Vektor</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
</context>
<context>
    <name>kvlens::DocumentsModel</name>
    <message numerus="yes">
        <source>%1 nodes missing</source>
        <translation>
            <numerusform>%1 Knoten fehlt</numerusform>
            <numerusform>%1 Knoten fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 broken links</source>
        <translation>
            <numerusform>%1 toter Verweis</numerusform>
            <numerusform>%1 tote Verweise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gaps</source>
        <translation>
            <numerusform>%1 Lücke</numerusform>
            <numerusform>%1 Lücken</numerusform>
        </translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%1 % of %2 characters</source>
        <translation>
            <numerusform>%1 % von %2 Zeichen</numerusform>
            <numerusform>%1 % von %2 Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No index holds any of its nodes</source>
        <translation>Kein Index hat einen seiner Knoten</translation>
    </message>
    <message>
        <source>Its nodes do not say which characters of the source they are</source>
        <translation>Seine Knoten sagen nicht, welche Zeichen der Quelle sie sind</translation>
    </message>
    <message numerus="yes">
        <source>%1 covered, up to the last character that a node has; %2 characters in several nodes</source>
        <translation>
            <numerusform>%1 gedeckt, bis zum letzten Zeichen, das ein Knoten hat; %2 Zeichen in mehreren Knoten</numerusform>
            <numerusform>%1 gedeckt, bis zum letzten Zeichen, das ein Knoten hat; %2 Zeichen in mehreren Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Source covered</source>
        <translation>Quelle gedeckt</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Befund</translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes cannot be read</source>
        <translation>
            <numerusform>%1 Knoten ist nicht lesbar</numerusform>
            <numerusform>%1 Knoten sind nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>The value of one of its nodes cannot be read just now</source>
        <translation>Der Wert eines seiner Knoten lässt sich gerade nicht lesen</translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of zeros</source>
        <translation>
            <numerusform>%1 Vektor aus Nullen</numerusform>
            <numerusform>%1 Vektoren aus Nullen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors with NaN or an infinity</source>
        <translation>
            <numerusform>%1 Vektor mit NaN oder Unendlich</numerusform>
            <numerusform>%1 Vektoren mit NaN oder Unendlich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of another length</source>
        <translation>
            <numerusform>%1 Vektor anderer Länge</numerusform>
            <numerusform>%1 Vektoren anderer Länge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are no numbers</source>
        <translation>
            <numerusform>%1 Vektor ist keine Zahlen</numerusform>
            <numerusform>%1 Vektoren sind keine Zahlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors lead to another node</source>
        <translation>
            <numerusform>%1 Vektor führt zu einem anderen Knoten</numerusform>
            <numerusform>%1 Vektoren führen zu einem anderen Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes without a vector</source>
        <translation>
            <numerusform>%1 Knoten ohne Vektor</numerusform>
            <numerusform>%1 Knoten ohne Vektor</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::DocumentsView</name>
    <message numerus="yes">
        <source>%1 documents</source>
        <translation>
            <numerusform>%1 Dokument</numerusform>
            <numerusform>%1 Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes</source>
        <translation>
            <numerusform>%1 Knoten</numerusform>
            <numerusform>%1 Knoten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors</source>
        <translation>
            <numerusform>%1 Vektor</numerusform>
            <numerusform>%1 Vektoren</numerusform>
        </translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Filter documents</source>
        <translation>Dokumente filtern</translation>
    </message>
    <message>
        <source>In trouble</source>
        <translation>Mit Befund</translation>
    </message>
    <message>
        <source>Documents of the index</source>
        <translation>Dokumente des Index</translation>
    </message>
    <message>
        <source>Show vector</source>
        <translation>Vektor zeigen</translation>
    </message>
    <message>
        <source>Open the vector of the chosen node</source>
        <translation>Den Vektor des gewählten Knotens öffnen</translation>
    </message>
    <message>
        <source>Nodes of the document</source>
        <translation>Knoten des Dokuments</translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes in order</source>
        <translation>
            <numerusform>%1 Knoten in der Reihenfolge</numerusform>
            <numerusform>%1 Knoten in der Reihenfolge</numerusform>
        </translation>
    </message>
    <message>
        <source>no hash</source>
        <translation>keine Prüfsumme</translation>
    </message>
    <message>
        <source>hash %1</source>
        <translation>Prüfsumme %1</translation>
    </message>
    <message>
        <source>The documents of a persisted index are listed here: what of each source its nodes cover, which have vectors, and what is wrong. Open the folder of an index.</source>
        <translation>Hier stehen die Dokumente eines gesicherten Index: was von jeder Quelle ihre Knoten decken, welche Vektoren haben, und was nicht stimmt. Öffnen Sie den Ordner eines Index.</translation>
    </message>
    <message>
        <source>Looking through the documents…</source>
        <translation>Die Dokumente werden durchsehen…</translation>
    </message>
    <message>
        <source>No document that is shown has any trouble.</source>
        <translation>Kein gezeigtes Dokument hat einen Befund.</translation>
    </message>
    <message>
        <source>No document has this in its name or id.</source>
        <translation>Kein Dokument hat das in seinem Namen oder seiner id.</translation>
    </message>
    <message>
        <source>There are no documents in %1: its docstore.json names none. An index whose vector database keeps the texts itself has none here.</source>
        <translation>In %1 sind keine Dokumente: die docstore.json nennt keine. Ein Index, dessen Vektordatenbank die Texte selbst aufhebt, hat hier keine.</translation>
    </message>
    <message numerus="yes">
        <source>%1 shown of %2</source>
        <translation>
            <numerusform>%1 gezeigt von %2</numerusform>
            <numerusform>%1 gezeigt von %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes of no document</source>
        <translation>
            <numerusform>%1 Knoten keines Dokuments</numerusform>
            <numerusform>%1 Knoten keines Dokuments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of no document</source>
        <translation>
            <numerusform>%1 Vektor keines Dokuments</numerusform>
            <numerusform>%1 Vektoren keines Dokuments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 nodes in order</source>
        <translation>
            <numerusform>%1 von %2 Knoten der Reihe nach</numerusform>
            <numerusform>%1 von %2 Knoten der Reihe nach</numerusform>
        </translation>
    </message>
    <message>
        <source>In trouble: only documents with anything wrong</source>
        <translation>Mit Befund: nur Dokumente, an denen etwas nicht stimmt</translation>
    </message>
    <message>
        <source>Only documents with trouble</source>
        <translation>Nur Dokumente mit Befund</translation>
    </message>
</context>
<context>
    <name>kvlens::DrawingCanvas</name>
    <message>
        <source>Arrows go to what is connected; Enter opens the entry; plus, minus and 0 change the size</source>
        <translation>Pfeiltasten führen zu dem, was verbunden ist; die Eingabetaste öffnet den Eintrag; Plus, Minus und 0 ändern die Größe</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Drawing: %1</source>
        <translation>Zeichnung: %1</translation>
    </message>
</context>
<context>
    <name>kvlens::DrawingView</name>
    <message>
        <source>Find a vertex</source>
        <translation>Einen Punkt suchen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Ausgeben</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>Was gezeichnet wird</translation>
    </message>
    <message>
        <source>Which tree or graph of the index is drawn</source>
        <translation>Welcher Baum oder Graph des Index gezeichnet wird</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Bring all of it into view (0)</source>
        <translation>Alles ins Bild bringen (0)</translation>
    </message>
    <message>
        <source>Write the drawing to a file</source>
        <translation>Die Zeichnung in eine Datei schreiben</translation>
    </message>
    <message>
        <source>As &amp;SVG…</source>
        <translation>Als &amp;SVG…</translation>
    </message>
    <message>
        <source>As &amp;PNG…</source>
        <translation>Als &amp;PNG…</translation>
    </message>
    <message>
        <source>Open entry</source>
        <translation>Eintrag öffnen</translation>
    </message>
    <message>
        <source>Open the entry of the chosen vertex (Enter)</source>
        <translation>Den Eintrag des gewählten Punktes öffnen (Eingabetaste)</translation>
    </message>
    <message>
        <source>Draw around it</source>
        <translation>Ringsum zeichnen</translation>
    </message>
    <message>
        <source>Draw what is the fewest edges away from the chosen vertex</source>
        <translation>Zeichnen, was die wenigsten Kanten vom gewählten Punkt entfernt ist</translation>
    </message>
    <message>
        <source>Connections of the chosen vertex</source>
        <translation>Verbindungen des gewählten Punktes</translation>
    </message>
    <message>
        <source>Export the drawing</source>
        <translation>Die Zeichnung ausgeben</translation>
    </message>
    <message>
        <source>The trees and graphs of a persisted index are drawn here: tree indexes, knowledge graphs, property graphs, keyword tables and summaries. Open the folder of an index.</source>
        <translation>Hier werden die Bäume und Graphen eines gespeicherten Index gezeichnet: Baumindexe, Wissensgraphen, Eigenschaftsgraphen, Stichwortlisten und Zusammenfassungen. Dazu den Ordner eines Index öffnen.</translation>
    </message>
    <message>
        <source>The index is being read…</source>
        <translation>Der Index wird gelesen…</translation>
    </message>
    <message>
        <source>%1 has no tree and no graph: vectors and lists have no shape to be drawn.</source>
        <translation>%1 hat weder Baum noch Graph: Vektoren und Listen haben keine Gestalt, die sich zeichnen ließe.</translation>
    </message>
    <message>
        <source>The drawing was cancelled.</source>
        <translation>Das Zeichnen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>It is being drawn…</source>
        <translation>Es wird gezeichnet…</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>Es ist nichts darin.</translation>
    </message>
    <message>
        <source>%1; it is being drawn anew…</source>
        <translation>%1; es wird neu gezeichnet…</translation>
    </message>
    <message>
        <source>No vertex has &quot;%1&quot; in its text or id.</source>
        <translation>Kein Punkt hat „%1“ in seinem Text oder seiner Id.</translation>
    </message>
    <message>
        <source>Chosen vertex</source>
        <translation>Gewählter Knoten</translation>
    </message>
</context>
<context>
    <name>kvlens::DrawingWords</name>
    <message>
        <source>tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>knowledge graph</source>
        <translation>Wissensgraph</translation>
    </message>
    <message>
        <source>property graph</source>
        <translation>Eigenschaftsgraph</translation>
    </message>
    <message>
        <source>keyword table</source>
        <translation>Stichwortliste</translation>
    </message>
    <message>
        <source>summaries</source>
        <translation>Zusammenfassungen</translation>
    </message>
    <message>
        <source>node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>entity</source>
        <translation>Ding</translation>
    </message>
    <message>
        <source>keyword</source>
        <translation>Stichwort</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (only in one of relations and triplets)</source>
        <translation>%1 (nur bei den Beziehungen oder nur bei den Tripeln)</translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <translation>%1 (nicht da)</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>Kennung %1</translation>
    </message>
    <message>
        <source>connected with nothing</source>
        <translation>mit nichts verbunden</translation>
    </message>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>und %1 weitere</numerusform>
            <numerusform>und %1 weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 edges</source>
        <translation>
            <numerusform>%1 Kante</numerusform>
            <numerusform>%1 Kanten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 vertices</source>
        <translation>
            <numerusform>%1 von %2 Punkten</numerusform>
            <numerusform>%1 von %2 Punkten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vertices</source>
        <translation>
            <numerusform>%1 Punkt</numerusform>
            <numerusform>%1 Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 that is not there</source>
        <translation>%1: %2, nicht da</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>kvlens::DuplicatesModel</name>
    <message>
        <source>its text is not in the docstore</source>
        <translation>sein Text ist nicht im Dokumentspeicher</translation>
    </message>
    <message numerus="yes">
        <source>%1 nearly the same</source>
        <translation>
            <numerusform>%1 fast gleicher</numerusform>
            <numerusform>%1 fast gleiche</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>with %1, which is most alike it</source>
        <translation>mit %1, dem es am ähnlichsten ist</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>kvlens::DuplicatesView</name>
    <message>
        <source>How much alike</source>
        <translation>Wie ähnlich</translation>
    </message>
    <message>
        <source>The least cosine of two vectors</source>
        <translation>Der kleinste Kosinus zweier Vektoren</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>Dubletten suchen</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Ab %1</translation>
    </message>
    <message>
        <source>Near duplicates</source>
        <translation>Fast gleiche</translation>
    </message>
    <message>
        <source>No two vectors have a cosine of %1 or more.</source>
        <translation>Keine zwei Vektoren haben einen Kosinus von %1 oder mehr.</translation>
    </message>
    <message>
        <source>Vectors that are nearly the same are listed here in groups: texts that were stored twice, or pieces that say the same, which take the places of others in an answer. Find duplicates compares all with all.</source>
        <translation>Vektoren, die fast gleich sind, werden hier in Gruppen aufgelistet: Texte, die zweimal gespeichert wurden, oder Stücke, die dasselbe sagen und in einer Antwort anderen den Platz nehmen. „Dubletten suchen“ vergleicht alle mit allen.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>Der Vergleich wurde abgebrochen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 groups</source>
        <translation>
            <numerusform>%1 Gruppe</numerusform>
            <numerusform>%1 Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of %2 numbers compared, as they are stored</source>
        <translation>
            <numerusform>%1 Vektor aus %2 Zahlen verglichen, wie er gespeichert ist</numerusform>
            <numerusform>%1 Vektoren aus %2 Zahlen verglichen, wie sie gespeichert sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of another length left out</source>
        <translation>
            <numerusform>%1 mit anderer Länge ausgelassen</numerusform>
            <numerusform>%1 mit anderer Länge ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 have no direction</source>
        <translation>
            <numerusform>%1 hat keine Richtung</numerusform>
            <numerusform>%1 haben keine Richtung</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::EmptyPage</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>%1. Drop files or folders here, or choose them.</source>
        <translation>%1. Dateien oder Ordner hierher ziehen, oder sie wählen.</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Nichts ist offen</translation>
    </message>
    <message>
        <source>Open a key-value store</source>
        <translation>Einen Schlüssel-Wert-Speicher öffnen</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open address…</source>
        <translation>Adresse öffnen…</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Das Beispiel öffnen</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>Früher geöffnet</translation>
    </message>
    <message>
        <source>changes are kept</source>
        <translation>Änderungen sind aufbewahrt</translation>
    </message>
    <message numerus="yes">
        <source>%1 changes are kept</source>
        <translation>
            <numerusform>%1 Änderung ist aufbewahrt</numerusform>
            <numerusform>%1 Änderungen sind aufbewahrt</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Einen Ordner öffnen</translation>
    </message>
    <message>
        <source>Open an address</source>
        <translation>Eine Adresse öffnen</translation>
    </message>
</context>
<context>
    <name>kvlens::EntryCommands</name>
    <message>
        <source>There is a key %1 already.</source>
        <translation>Es gibt schon einen Schlüssel %1.</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Add a key to %1</source>
        <translation>Einen Schlüssel in %1 anlegen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Add the first collection of %1 and a key to it</source>
        <translation>Die erste Sammlung von %1 und einen Schlüssel darin anlegen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Add a copy of %1</source>
        <translation>Eine Kopie von %1 anlegen</translation>
    </message>
    <message>
        <source>-copy</source>
        <translation>-kopie</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Give %1 another key</source>
        <translation>%1 einen anderen Schlüssel geben</translation>
    </message>
    <message>
        <source>Delete this one alone</source>
        <translation>Nur diesen löschen</translation>
    </message>
    <message>
        <source>%1 stands here more than once. Readers then see the one before it.</source>
        <translation>%1 steht hier mehr als einmal. Leser sehen dann den davor.</translation>
    </message>
    <message>
        <source>Its value: %1</source>
        <translation>Sein Wert: %1</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Save value as file</source>
        <translation>Wert als Datei speichern</translation>
    </message>
    <message>
        <source>Saving %1 as %2</source>
        <translation>%1 wird als %2 gespeichert</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Replace value from file</source>
        <translation>Wert durch eine Datei ersetzen</translation>
    </message>
    <message>
        <source>Go to key</source>
        <translation>Gehe zu Schlüssel</translation>
    </message>
    <message>
        <source>The key, or how it begins</source>
        <translation>Der Schlüssel, oder wie er beginnt</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe</translation>
    </message>
</context>
<context>
    <name>kvlens::EntryEditor</name>
    <message>
        <source>add %1</source>
        <translation>%1 anlegen</translation>
    </message>
    <message numerus="yes">
        <source>paste %1 keys</source>
        <translation>
            <numerusform>%1 Schlüssel einfügen</numerusform>
            <numerusform>%1 Schlüssel einfügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 keys</source>
        <translation>
            <numerusform>%1 Schlüssel</numerusform>
            <numerusform>%1 Schlüssel</numerusform>
        </translation>
    </message>
    <message>
        <source>edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>change the expiry of %1</source>
        <translation>den Ablauf von %1 ändern</translation>
    </message>
    <message>
        <source>repair %1</source>
        <translation>%1 beheben</translation>
    </message>
    <message>
        <source>revert %1</source>
        <translation>%1 zurücknehmen</translation>
    </message>
    <message>
        <source>take what is stored</source>
        <translation>übernehmen, was gespeichert ist</translation>
    </message>
    <message>
        <source>delete %1</source>
        <translation>%1 löschen</translation>
    </message>
</context>
<context>
    <name>kvlens::EntryHeader</name>
    <message>
        <source>Copy the whole key</source>
        <translation>Den ganzen Schlüssel kopieren</translation>
    </message>
</context>
<context>
    <name>kvlens::EntryView</name>
    <message>
        <source>%1 is not found yet: %2 is still loading.</source>
        <translation>%1 ist noch nicht gefunden: %2 wird noch geladen.</translation>
    </message>
</context>
<context>
    <name>kvlens::ExpiryField</name>
    <message>
        <source>Set expiry</source>
        <translation>Ablauf setzen</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Expires at</source>
        <translation>Läuft ab am</translation>
    </message>
    <message>
        <source>Such as +1h, 2 weeks, tomorrow 10:00, 2027-01-01 10:00, or seconds since 1970</source>
        <translation>Etwa +1h, 2 weeks, tomorrow 10:00, 2027-01-01 10:00, oder Sekunden seit 1970</translation>
    </message>
    <message>
        <source>The entry does not expire</source>
        <translation>Der Eintrag läuft nicht ab</translation>
    </message>
    <message>
        <source>Write a time from now into the field</source>
        <translation>Eine Zeit von jetzt an in das Feld schreiben</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>1 week</source>
        <translation>1 Woche</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tagen</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 Jahr</translation>
    </message>
    <message>
        <source>It does not expire.</source>
        <translation>Er läuft nicht ab.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: it is expired at once</source>
        <translation>%1: er ist sofort abgelaufen</translation>
    </message>
    <message>
        <source>Of all that are chosen.</source>
        <translation>Für alle, die gewählt sind.</translation>
    </message>
    <message>
        <source>Empty: Set expiry takes the expiry away.</source>
        <translation>Leer: „Ablauf setzen“ nimmt den Ablauf weg.</translation>
    </message>
</context>
<context>
    <name>kvlens::FactList</name>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>kvlens::FilterLine</name>
    <message>
        <source>Filter keys</source>
        <translation>Schlüssel filtern</translation>
    </message>
    <message>
        <source>How to match keys</source>
        <translation>Wie Schlüssel verglichen werden</translation>
    </message>
    <message>
        <source>How the text is matched with the keys</source>
        <translation>Wie der Text mit den Schlüsseln verglichen wird</translation>
    </message>
    <message>
        <source>Match &amp;case</source>
        <translation>&amp;Groß und klein unterscheiden</translation>
    </message>
    <message>
        <source>Only &amp;expired entries</source>
        <translation>Nur &amp;abgelaufene Einträge</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Glob</source>
        <translation>Glob</translation>
    </message>
    <message>
        <source>Regex</source>
        <translation>Regex</translation>
    </message>
    <message>
        <source>Not a pattern: %1</source>
        <translation>Kein Muster: %1</translation>
    </message>
    <message>
        <source>expired: %1</source>
        <translation>abgelaufen: %1</translation>
    </message>
    <message>
        <source>sorting …</source>
        <translation>wird sortiert …</translation>
    </message>
    <message>
        <source>sorted as far as the keys are listed</source>
        <translation>sortiert, so weit die Schlüssel aufgezählt sind</translation>
    </message>
    <message>
        <source>not sorted: not all keys are known</source>
        <translation>nicht sortiert: nicht alle Schlüssel sind bekannt</translation>
    </message>
    <message>
        <source>%1 match</source>
        <translation>%1 passen</translation>
    </message>
    <message>
        <source>%1 match …</source>
        <translation>%1 passen …</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>%1 von %2 passen</translation>
    </message>
    <message>
        <source>%1 match, %2 looked at …</source>
        <translation>%1 passen, %2 angesehen …</translation>
    </message>
</context>
<context>
    <name>kvlens::FindBar</name>
    <message>
        <source>Find in this value</source>
        <translation>In diesem Wert suchen</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß und klein unterscheiden</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Fundstellen</translation>
    </message>
</context>
<context>
    <name>kvlens::FindLine</name>
    <message>
        <source>Previous match</source>
        <translation>Vorige Fundstelle</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Close the find line (Esc)</source>
        <translation>Die Suchzeile schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>kvlens::InPlaceChoice</name>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>&amp;Write into the file itself, which keeps all that; a backup is made first</source>
        <translation>In die Datei selbst &amp;schreiben, was all das erhält; vorher wird eine Sicherung gemacht</translation>
    </message>
</context>
<context>
    <name>kvlens::IndexCheck</name>
    <message>
        <source>repair %1</source>
        <translation>%1 beheben</translation>
    </message>
    <message>
        <source>repair all</source>
        <translation>alles beheben</translation>
    </message>
</context>
<context>
    <name>kvlens::IndexViews</name>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>The picture was written to %1.</source>
        <translation>Das Bild wurde nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
</context>
<context>
    <name>kvlens::JsonTextEdit</name>
    <message>
        <source>Value text</source>
        <translation>Text des Werts</translation>
    </message>
</context>
<context>
    <name>kvlens::KeyDialog</name>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Name the collection that the key is to be in.</source>
        <translation>Nennen Sie die Sammlung, in die der Schlüssel soll.</translation>
    </message>
    <message>
        <source>Type the key.</source>
        <translation>Tippen Sie den Schlüssel.</translation>
    </message>
    <message>
        <source>This is the key that it has.</source>
        <translation>Diesen Schlüssel hat er schon.</translation>
    </message>
</context>
<context>
    <name>kvlens::KeyGroupsModel</name>
    <message>
        <source>its text is not in the docstore</source>
        <translation>sein Text ist nicht im Docstore</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>kvlens::LinkMarks</name>
    <message>
        <source>Link (%1) to %2 in %3</source>
        <translation>Verknüpfung (%1) mit %2 in %3</translation>
    </message>
    <message>
        <source>Link (%1) to %2: %3</source>
        <translation>Verknüpfung (%1) mit %2: %3</translation>
    </message>
    <message>
        <source>Only entries of a persisted index have links.</source>
        <translation>Nur Einträge eines gesicherten Index haben Verknüpfungen.</translation>
    </message>
    <message>
        <source>Put the caret into an id first that is underlined as a link.</source>
        <translation>Zuerst die Schreibmarke in eine Id setzen, die als Verknüpfung unterstrichen ist.</translation>
    </message>
    <message>
        <source>The links of %1 are being read.</source>
        <translation>Die Verknüpfungen von %1 werden gelesen.</translation>
    </message>
    <message>
        <source>%1. Ctrl+click goes there.</source>
        <translation>%1. Strg+Klick geht dorthin.</translation>
    </message>
</context>
<context>
    <name>kvlens::LinksModel</name>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>has it as its source</source>
        <translation>hat es als Quelle</translation>
    </message>
    <message>
        <source>previous node</source>
        <translation>voriger Knoten</translation>
    </message>
    <message>
        <source>has it as its previous node</source>
        <translation>hat es als vorigen Knoten</translation>
    </message>
    <message>
        <source>next node</source>
        <translation>nächster Knoten</translation>
    </message>
    <message>
        <source>has it as its next node</source>
        <translation>hat es als nächsten Knoten</translation>
    </message>
    <message>
        <source>parent</source>
        <translation>Elternteil</translation>
    </message>
    <message>
        <source>has it as its parent</source>
        <translation>hat es als Elternteil</translation>
    </message>
    <message>
        <source>child</source>
        <translation>Kindteil</translation>
    </message>
    <message>
        <source>has it as a child</source>
        <translation>hat es als Kindteil</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>names it as its document</source>
        <translation>nennt es als sein Dokument</translation>
    </message>
    <message>
        <source>node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>holds it</source>
        <translation>hat es</translation>
    </message>
    <message>
        <source>hash</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>vector</source>
        <translation>Vektor</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>leads nowhere: it is not in %1</source>
        <translation>führt nirgendwohin: es ist nicht in %1</translation>
    </message>
    <message>
        <source>not known: %1 could not be looked at</source>
        <translation>nicht bekannt: %1 konnte nicht angesehen werden</translation>
    </message>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>und %1 weiterer</numerusform>
            <numerusform>und %1 weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verweis</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message numerus="yes">
        <source>Used by: %1 links</source>
        <translation>
            <numerusform>Verwendet von: %1 Verknüpfung</numerusform>
            <numerusform>Verwendet von: %1 Verknüpfungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Points to: %1 links</source>
        <translation>
            <numerusform>Zeigt auf: %1 Verknüpfung</numerusform>
            <numerusform>Zeigt auf: %1 Verknüpfungen</numerusform>
        </translation>
    </message>
    <message>
        <source>has it as its hash</source>
        <translation>hat es als Prüfsumme</translation>
    </message>
    <message>
        <source>has it as its vector</source>
        <translation>hat es als Vektor</translation>
    </message>
    <message>
        <source>has it as its metadata</source>
        <translation>hat es als Metadaten</translation>
    </message>
    <message>
        <source>belongs to</source>
        <translation>gehört zu</translation>
    </message>
</context>
<context>
    <name>kvlens::LinksPanel</name>
    <message>
        <source>Links</source>
        <translation>Verweise</translation>
    </message>
    <message>
        <source>Links of the entry</source>
        <translation>Verweise des Eintrags</translation>
    </message>
    <message>
        <source>%1 is no index, so its entries have no links. Open the folder of a persisted index to see what points where.</source>
        <translation>%1 ist kein Index, daher haben seine Einträge keine Verweise. Öffnen Sie den Ordner eines gesicherten Index, um zu sehen, was wohin zeigt.</translation>
    </message>
    <message>
        <source>What the chosen entry of an index points to, and what uses it, is listed here. Enter on a link goes there; Back returns.</source>
        <translation>Hier steht, worauf der gewählte Eintrag eines Index zeigt, und was ihn benutzt. Eingabe auf einem Verweis geht dorthin; Zurück kehrt zurück.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
</context>
<context>
    <name>kvlens::MainWindow</name>
    <message>
        <source>Book&amp;marks</source>
        <translation>&amp;Lesezeichen</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>No key that is shown begins with %1.</source>
        <translation>Kein gezeigter Schlüssel beginnt mit %1.</translation>
    </message>
    <message>
        <source>Only keys that match the filter are shown.</source>
        <translation>Gezeigt werden nur Schlüssel, die zum Filter passen.</translation>
    </message>
    <message>
        <source>There is something at %1 already.</source>
        <translation>Bei %1 ist schon etwas.</translation>
    </message>
    <message>
        <source>A new store needs a place of its own; nothing was changed.</source>
        <translation>Ein neuer Speicher braucht einen eigenen Ort; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Saved a value as %1.</source>
        <translation>Ein Wert wurde als %1 gespeichert.</translation>
    </message>
    <message>
        <source>What was found was written to %1.</source>
        <translation>Was gefunden wurde, ist in %1 geschrieben.</translation>
    </message>
</context>
<context>
    <name>kvlens::Manual</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>KV Lens: manual</source>
        <translation>KV Lens: Handbuch (auf Englisch)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Find in the manual</source>
        <translation>Im Handbuch suchen</translation>
    </message>
</context>
<context>
    <name>kvlens::ManualText</name>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
</context>
<context>
    <name>kvlens::MapLegend</name>
    <message>
        <source>Legend of the map</source>
        <translation>Legende der Karte</translation>
    </message>
    <message numerus="yes">
        <source>Choose the %1 points of %2</source>
        <translation>
            <numerusform>Den %1 Punkt von %2 auswählen</numerusform>
            <numerusform>Die %1 Punkte von %2 auswählen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::MapPlot</name>
    <message>
        <source>Map of vectors</source>
        <translation>Karte der Vektoren</translation>
    </message>
</context>
<context>
    <name>kvlens::MapPointsModel</name>
    <message numerus="yes">
        <source>%1 others</source>
        <translation>
            <numerusform>%1 weiterer</numerusform>
            <numerusform>%1 weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>without a document</source>
        <translation>ohne Dokument</translation>
    </message>
    <message>
        <source>without a value</source>
        <translation>ohne Wert</translation>
    </message>
    <message>
        <source>Cluster %1</source>
        <translation>Gruppe %1</translation>
    </message>
    <message>
        <source>its text is not in the docstore</source>
        <translation>sein Text ist nicht im Dokumentspeicher</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>kvlens::MapView</name>
    <message>
        <source>There are no vectors in this namespace: the index was stored without them.</source>
        <translation>In diesem Namensraum sind keine Vektoren: Der Index wurde ohne sie gespeichert.</translation>
    </message>
    <message>
        <source>No vector has a place on a map: all are of zeros, hold NaN or an infinity, or are no numbers.</source>
        <translation>Kein Vektor hat einen Platz auf einer Karte: Alle sind aus Nullen, enthalten NaN oder eine Unendlichkeit, oder sind keine Zahlen.</translation>
    </message>
    <message>
        <source>There is one vector; a map shows how several differ.</source>
        <translation>Es gibt einen einzigen Vektor; eine Karte zeigt, wie sich mehrere unterscheiden.</translation>
    </message>
    <message>
        <source>All vectors are the same, so that they stand in one place. They may have been made by a model that was not loaded, or of the same text.</source>
        <translation>Alle Vektoren sind gleich, also stehen sie an einer Stelle. Vielleicht hat sie ein Modell gemacht, das nicht geladen war, oder sie sind vom selben Text.</translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of %2 numbers</source>
        <translation>
            <numerusform>%1 Vektor aus %2 Zahlen</numerusform>
            <numerusform>%1 Vektoren aus %2 Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>axis 1 shows %1 % of how they differ, axis 2 %2 %</source>
        <translation>Achse 1 zeigt %1 % ihrer Unterschiede, Achse 2 %2 %</translation>
    </message>
    <message numerus="yes">
        <source>%1 left out</source>
        <translation>
            <numerusform>%1 ausgelassen</numerusform>
            <numerusform>%1 ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namensraum</translation>
    </message>
    <message>
        <source>Which vectors are on the map</source>
        <translation>Welche Vektoren auf der Karte sind</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source>By what points have a colour and a shape</source>
        <translation>Wonach Punkte eine Farbe und eine Form haben</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Colour by document</source>
        <translation>Farbe nach Dokument</translation>
    </message>
    <message>
        <source>Colour by cluster</source>
        <translation>Farbe nach Gruppe</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Whole map</source>
        <translation>Ganze Karte</translation>
    </message>
    <message>
        <source>Show the whole map</source>
        <translation>Die ganze Karte zeigen</translation>
    </message>
    <message>
        <source>Points of the map</source>
        <translation>Punkte der Karte</translation>
    </message>
    <message>
        <source>Select in the tree</source>
        <translation>Im Baum auswählen</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Keine auswählen</translation>
    </message>
    <message>
        <source>Draw the map</source>
        <translation>Karte zeichnen</translation>
    </message>
    <message>
        <source>List all points again</source>
        <translation>Wieder alle Punkte auflisten</translation>
    </message>
    <message>
        <source>Namespace %1</source>
        <translation>Namensraum %1</translation>
    </message>
    <message>
        <source>Colour by %1</source>
        <translation>Farbe nach %1</translation>
    </message>
    <message>
        <source>Select the nodes of the chosen points in the tree; at most %1</source>
        <translation>Die Knoten der ausgewählten Punkte im Baum auswählen; höchstens %1</translation>
    </message>
    <message>
        <source>Drag around points of the map to choose them</source>
        <translation>Um Punkte der Karte herumziehen, um sie auszuwählen</translation>
    </message>
    <message>
        <source>The vectors of an index are drawn here as points of a map, so that those that are alike stand together. Open the folder of a persisted index that has vectors.</source>
        <translation>Die Vektoren eines Index werden hier als Punkte einer Karte gezeichnet, sodass ähnliche beieinander stehen. Öffnen Sie den Ordner eines gesicherten Index, der Vektoren hat.</translation>
    </message>
    <message>
        <source>The map was cancelled.</source>
        <translation>Die Karte wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The map is being made…</source>
        <translation>Die Karte wird gemacht…</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 points chosen</source>
        <translation>
            <numerusform>%1 von %2 Punkten ausgewählt</numerusform>
            <numerusform>%1 von %2 Punkten ausgewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::MenuButton</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>kvlens::MergeDialog</name>
    <message>
        <source>Take theirs</source>
        <translation>Fremdes übernehmen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Eigenes behalten</translation>
    </message>
    <message>
        <source>Review and merge</source>
        <translation>Ansehen und zusammenführen</translation>
    </message>
    <message>
        <source>Entries changed on both sides</source>
        <translation>Auf beiden Seiten geänderte Einträge</translation>
    </message>
    <message>
        <source>Their difference</source>
        <translation>Fremder Unterschied</translation>
    </message>
    <message>
        <source>My difference</source>
        <translation>Eigener Unterschied</translation>
    </message>
    <message>
        <source>Your change to this entry is dropped; Undo brings it back</source>
        <translation>Ihre Änderung an diesem Eintrag fällt weg; Rückgängig bringt sie wieder</translation>
    </message>
    <message>
        <source>Persisting will replace what the other program wrote here</source>
        <translation>Festschreiben ersetzt, was das andere Programm hier geschrieben hat</translation>
    </message>
    <message>
        <source>Theirs: on the disk now</source>
        <translation>Fremdes: jetzt auf dem Datenträger</translation>
    </message>
    <message>
        <source>Mine: not persisted yet</source>
        <translation>Eigenes: noch nicht festgeschrieben</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <source>Nothing is left to decide. Your other changes were merged and are kept.</source>
        <translation>Nichts ist mehr zu entscheiden. Ihre anderen Änderungen wurden zusammengeführt und bleiben.</translation>
    </message>
    <message numerus="yes">
        <source>%1 entries of %2 were changed here and by another program.</source>
        <translation>
            <numerusform>%1 Eintrag von %2 wurde hier und von einem anderen Programm geändert.</numerusform>
            <numerusform>%1 Einträge von %2 wurden hier und von einem anderen Programm geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Nothing to decide.</source>
        <translation>Nichts zu entscheiden.</translation>
    </message>
    <message>
        <source>Nothing is left to decide.</source>
        <translation>Es gibt nichts mehr zu entscheiden.</translation>
    </message>
</context>
<context>
    <name>kvlens::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>Vorige Meldung</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Nächste Meldung</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 (message %2)</source>
        <translation>%1 (Meldung %2)</translation>
    </message>
</context>
<context>
    <name>kvlens::NeighboursModel</name>
    <message>
        <source>its text is not in the docstore</source>
        <translation>sein Text ist nicht im Dokumentspeicher</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>kvlens::NeighboursPanel</name>
    <message>
        <source>Keep query</source>
        <translation>Abfrage behalten</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>How many neighbours are shown</source>
        <translation>Wie viele Nachbarn gezeigt werden</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>Top %1</source>
        <translation>Die besten %1</translation>
    </message>
    <message>
        <source>Nearest nodes</source>
        <translation>Nächste Knoten</translation>
    </message>
    <message>
        <source>Nearest to %1</source>
        <translation>Am nächsten zu %1</translation>
    </message>
    <message>
        <source>The nodes whose vectors are most alike that of the chosen one are listed here, as a query of SimpleVectorStore would find them. Open the folder of a persisted index that has vectors.</source>
        <translation>Hier stehen die Knoten, deren Vektoren dem des gewählten am ähnlichsten sind, wie eine Abfrage von SimpleVectorStore sie fände. Öffnen Sie den Ordner eines gesicherten Index, der Vektoren hat.</translation>
    </message>
    <message>
        <source>Choose a node: those whose vectors are most alike its own are listed here. Keep query asks on with it, and tells of any other that you choose why it is found or not.</source>
        <translation>Wählen Sie einen Knoten: die, deren Vektoren seinem am ähnlichsten sind, stehen dann hier. Abfrage behalten fragt mit ihm weiter und sagt von jedem anderen, den Sie wählen, warum er gefunden wird oder nicht.</translation>
    </message>
    <message>
        <source>%1 has no vector, so no query finds it. It was not embedded, or its vector was deleted; run the ingestion again to embed it.</source>
        <translation>%1 hat keinen Vektor, daher findet ihn keine Abfrage. Er wurde nicht eingebettet, oder sein Vektor wurde gelöscht; ein neuer Lauf bettet ihn ein.</translation>
    </message>
    <message>
        <source>%1 is no node, and has no vector. Choose one of the nodes.</source>
        <translation>%1 ist kein Knoten und hat keinen Vektor. Wählen Sie einen der Knoten.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>Der Vergleich wurde abgebrochen.</translation>
    </message>
    <message>
        <source>This vector is all zeros, or holds NaN or an infinity: no score can be had.</source>
        <translation>Dieser Vektor besteht aus Nullen, oder enthält NaN oder etwas Unendliches: es gibt keine Bewertung.</translation>
    </message>
    <message>
        <source>What is stored here is no vector.</source>
        <translation>Was hier gespeichert ist, ist kein Vektor.</translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of %2 numbers compared, as they are stored</source>
        <translation>
            <numerusform>%1 Vektor von %2 Zahlen verglichen, wie er gespeichert ist</numerusform>
            <numerusform>%1 Vektoren von %2 Zahlen verglichen, wie sie gespeichert sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %2 of another length, at which a query fails</source>
        <translation>
            <numerusform>%1; %2 von anderer Länge, woran eine Abfrage scheitert</numerusform>
            <numerusform>%1; %2 von anderer Länge, woran eine Abfrage scheitert</numerusform>
        </translation>
    </message>
    <message>
        <source>Its text is not in the docstore: an index that needs it there fails.</source>
        <translation>Sein Text ist nicht im Dokumentspeicher: ein Index, der ihn dort braucht, scheitert.</translation>
    </message>
    <message>
        <source>%1 is never found: it has no vector.</source>
        <translation>%1 wird nie gefunden: er hat keinen Vektor.</translation>
    </message>
    <message>
        <source>%1 is no node, and has no vector.</source>
        <translation>%1 ist kein Knoten und hat keinen Vektor.</translation>
    </message>
    <message>
        <source>%1 is never found: what is stored is no vector.</source>
        <translation>%1 wird nie gefunden: was gespeichert ist, ist kein Vektor.</translation>
    </message>
    <message>
        <source>%1 cannot be compared: its vector has %2 numbers, as another model makes them.</source>
        <translation>%1 kann nicht verglichen werden: sein Vektor hat %2 Zahlen, wie ein anderes Modell sie macht.</translation>
    </message>
    <message>
        <source>%1 has no score: its vector is all zeros, or holds NaN or an infinity.</source>
        <translation>%1 hat keine Bewertung: sein Vektor besteht aus Nullen, oder enthält NaN oder etwas Unendliches.</translation>
    </message>
    <message>
        <source>%1 stands at rank %2 of %3, with a score of %4.</source>
        <translation>%1 steht auf Rang %2 von %3, mit der Bewertung %4.</translation>
    </message>
    <message numerus="yes">
        <source>%1 are nearer, by %2 to %3.</source>
        <translation>
            <numerusform>%1 ist näher, um %2 bis %3.</numerusform>
            <numerusform>%1 sind näher, um %2 bis %3.</numerusform>
        </translation>
    </message>
    <message>
        <source>Which vectors</source>
        <translation>Welche Vektoren</translation>
    </message>
    <message>
        <source>What is listed of the vectors</source>
        <translation>Was von den Vektoren aufgelistet wird</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Die nächsten</translation>
    </message>
    <message>
        <source>Near duplicates</source>
        <translation>Fast gleiche</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>How the query chooses</source>
        <translation>Wie die Abfrage auswählt</translation>
    </message>
    <message>
        <source>Outliers and hubs</source>
        <translation>Ausreißer und Naben</translation>
    </message>
    <message>
        <source>By words</source>
        <translation>Nach Wörtern</translation>
    </message>
    <message>
        <source>As alike</source>
        <translation>Nach Ähnlichkeit</translation>
    </message>
    <message>
        <source>MMR %1</source>
        <translation>MMR %1</translation>
    </message>
    <message>
        <source>%1; none of the rest has a score, and here the library raises KeyError</source>
        <translation>%1; von den übrigen hat keiner eine Wertung, und hier wirft die Bibliothek KeyError</translation>
    </message>
    <message>
        <source>Keep query: go on asking with this node</source>
        <translation>Abfrage behalten: weiter mit diesem Knoten fragen</translation>
    </message>
    <message>
        <source>Keep asking with this node</source>
        <translation>Weiter mit diesem Knoten fragen</translation>
    </message>
</context>
<context>
    <name>kvlens::NewStoreMenu</name>
    <message>
        <source>&amp;New store</source>
        <translation>&amp;Neuer Speicher</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Choose a place, and open a store of this kind that is empty</source>
        <translation>Einen Ort wählen und dort einen leeren Speicher dieser Art öffnen</translation>
    </message>
    <message>
        <source>Open a store of this kind that is empty</source>
        <translation>Einen leeren Speicher dieser Art öffnen</translation>
    </message>
</context>
<context>
    <name>kvlens::Notices</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>Anderes wählen…</translation>
    </message>
    <message>
        <source>Changes to %1 are not kept over a crash.</source>
        <translation>Änderungen an %1 überstehen keinen Absturz.</translation>
    </message>
    <message>
        <source>Opened %1.</source>
        <translation>%1 geöffnet.</translation>
    </message>
    <message>
        <source>Opened %1; its first persist makes it.</source>
        <translation>%1 geöffnet; das erste Festschreiben legt es an.</translation>
    </message>
    <message>
        <source>Show problems</source>
        <translation>Probleme zeigen</translation>
    </message>
    <message>
        <source>%1 is read-only: %2.</source>
        <translation>%1 kann nur gelesen werden: %2.</translation>
    </message>
    <message>
        <source>It can be written in place, after a backup.</source>
        <translation>Es kann an Ort und Stelle geschrieben werden, nach einer Sicherung.</translation>
    </message>
    <message>
        <source>Write in place</source>
        <translation>An Ort und Stelle schreiben</translation>
    </message>
    <message>
        <source>Review and merge</source>
        <translation>Ansehen und zusammenführen</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Noch einmal schreiben</translation>
    </message>
    <message>
        <source>Persist as…</source>
        <translation>Festschreiben als…</translation>
    </message>
    <message>
        <source>%1 was not persisted: another program had rewritten it. It was read again, and nothing conflicts.</source>
        <translation>%1 wurde nicht festgeschrieben: ein anderes Programm hatte es neu geschrieben. Es wurde neu gelesen, und nichts widerspricht sich.</translation>
    </message>
    <message>
        <source>%1 was reloaded; nothing conflicts.</source>
        <translation>%1 wurde neu geladen; nichts widerspricht sich.</translation>
    </message>
    <message>
        <source>Reloaded %1.</source>
        <translation>%1 neu geladen.</translation>
    </message>
    <message numerus="yes">
        <source>Persisted %1 changes to %2.</source>
        <translation>
            <numerusform>%1 Änderung in %2 festgeschrieben.</numerusform>
            <numerusform>%1 Änderungen in %2 festgeschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Persisting %1 was cancelled.</source>
        <translation>Das Festschreiben von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Collections without entries were left out.</source>
        <translation>Sammlungen ohne Einträge wurden weggelassen.</translation>
    </message>
    <message>
        <source>Wrote %1 again.</source>
        <translation>%1 noch einmal geschrieben.</translation>
    </message>
    <message>
        <source>The copy</source>
        <translation>Die Kopie</translation>
    </message>
    <message>
        <source>The repair of %1 is staged.</source>
        <translation>Die Behebung in %1 ist vorgemerkt.</translation>
    </message>
    <message>
        <source>Nothing is written before you persist.</source>
        <translation>Nichts wird geschrieben, bevor Sie festschreiben.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>The text of %1 cannot be staged as it is.</source>
        <translation>Der Text von %1 kann so nicht vorgemerkt werden.</translation>
    </message>
    <message>
        <source>It is kept in its tab only.</source>
        <translation>Er ist nur in seiner Karteikarte aufgehoben.</translation>
    </message>
    <message>
        <source>Discard the text</source>
        <translation>Den Text verwerfen</translation>
    </message>
    <message>
        <source>What you did in %1 waits until all its keys are known.</source>
        <translation>Was Sie in %1 getan haben, wartet, bis alle Schlüssel bekannt sind.</translation>
    </message>
    <message>
        <source>It is staged by itself then.</source>
        <translation>Es wird dann von selbst vorgemerkt.</translation>
    </message>
    <message>
        <source>%1 is still not there.</source>
        <translation>%1 ist noch immer nicht da.</translation>
    </message>
</context>
<context>
    <name>kvlens::PageBar</name>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Last page</source>
        <translation>Letzte Seite</translation>
    </message>
    <message>
        <source>Page, 50 % or @byte</source>
        <translation>Seite, 50 % oder @Byte</translation>
    </message>
    <message>
        <source>Go to page</source>
        <translation>Gehe zu Seite</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 oder mehr</translation>
    </message>
    <message>
        <source>Page %1 of %2 · %3 %</source>
        <translation>Seite %1 von %2 · %3 %</translation>
    </message>
    <message>
        <source> · inside a long string</source>
        <translation> · in einem langen Text</translation>
    </message>
    <message>
        <source>Finding the page: %1 % looked through</source>
        <translation>Die Seite wird gesucht: %1 % durchsehen</translation>
    </message>
    <message>
        <source>A page, a part of the value as 50 %, or a byte as @65536</source>
        <translation>Eine Seite, ein Teil des Werts wie 50 % oder ein Byte wie @65536</translation>
    </message>
</context>
<context>
    <name>kvlens::PagedValue</name>
    <message>
        <source>%1 are shown by pages and are too long to be edited here (the limit is %2). Save the value as a file, edit that, and write it with kvlens put.</source>
        <translation>%1 werden in Seiten gezeigt und sind zu lang, um hier bearbeitet zu werden (die Grenze ist %2). Den Wert als Datei speichern, diese bearbeiten, und mit kvlens put schreiben.</translation>
    </message>
    <message>
        <source>%1 are shown by pages and are not JSON at byte %2.</source>
        <translation>%1 werden in Seiten gezeigt und sind bei Byte %2 kein JSON.</translation>
    </message>
    <message>
        <source>%1 are too long to show at once: this is one page.</source>
        <translation>%1 sind zu lang, um auf einmal gezeigt zu werden: dies ist eine Seite.</translation>
    </message>
</context>
<context>
    <name>kvlens::ParentLine</name>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
</context>
<context>
    <name>kvlens::PlotWidget</name>
    <message>
        <source>Arrows go from bar to bar; the table below has them all</source>
        <translation>Pfeiltasten führen von Balken zu Balken; die Tabelle darunter hat sie alle</translation>
    </message>
    <message>
        <source>%1 %2: %3 %4</source>
        <translation>%1 %2: %3 %4</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Schaubild</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2: %3</translation>
    </message>
</context>
<context>
    <name>kvlens::PlotWords</name>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Size by part</source>
        <translation>Größe der Teile</translation>
    </message>
    <message>
        <source>part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Lengths of vectors</source>
        <translation>Längen der Vektoren</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>member</source>
        <translation>Glied</translation>
    </message>
    <message>
        <source>chunks that have it</source>
        <translation>Stücke, die es haben</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Scripts</source>
        <translation>Schriften</translation>
    </message>
    <message>
        <source>script</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>chunks</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>Lateinisch</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>Kyrillisch</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Devanagari</source>
        <translation>Devanagari</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>Thai</translation>
    </message>
    <message>
        <source>Han</source>
        <translation>Han</translation>
    </message>
    <message>
        <source>Kana</source>
        <translation>Kana</translation>
    </message>
    <message>
        <source>Hangul</source>
        <translation>Hangul</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>%1 to %2, median %3</source>
        <translation>%1 bis %2, Median %3</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Lengths of chunks</source>
        <translation>Längen der Stücke</translation>
    </message>
    <message>
        <source>Lengths of chunks in tokens, about</source>
        <translation>Längen der Stücke in Tokens, etwa</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Overlaps of chunks</source>
        <translation>Überlappungen der Stücke</translation>
    </message>
    <message>
        <source>overlaps</source>
        <translation>Überlappungen</translation>
    </message>
    <message>
        <source>Gaps between chunks</source>
        <translation>Lücken zwischen Stücken</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>keys and values alone, without what is written around them</source>
        <translation>nur Schlüssel und Werte, ohne was um sie geschrieben ist</translation>
    </message>
    <message>
        <source>by the one that most letters of a chunk are in; 0: others have some</source>
        <translation>nach der, in der die meisten Buchstaben eines Stücks sind; 0: andere haben einige</translation>
    </message>
</context>
<context>
    <name>kvlens::ProblemDetails</name>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>und %1 weiterer</numerusform>
            <numerusform>und %1 weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Warning %1</source>
        <translation>Warnung %1</translation>
    </message>
    <message>
        <source>Error %1</source>
        <translation>Fehler %1</translation>
    </message>
    <message>
        <source>Python says</source>
        <translation>Python sagt</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Entries of the problem</source>
        <translation>Einträge des Problems</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>What the repair changes</source>
        <translation>Was die Behebung ändert</translation>
    </message>
    <message>
        <source>The chosen problem</source>
        <translation>Das gewählte Problem</translation>
    </message>
    <message>
        <source>No safe repair is known. Show the entry to mend it by hand.</source>
        <translation>Keine sichere Behebung ist bekannt. Den Eintrag zeigen, um ihn von Hand zu beheben.</translation>
    </message>
    <message>
        <source>All that the rule has found is repaired in one step, staged to be reviewed.</source>
        <translation>Alles, was die Regel gefunden hat, wird in einem Schritt behoben, vorgemerkt zum Ansehen.</translation>
    </message>
    <message numerus="yes">
        <source>Changes %1 entries in one step, staged to be reviewed:</source>
        <translation>
            <numerusform>Ändert %1 Eintrag in einem Schritt, vorgemerkt zum Ansehen:</numerusform>
            <numerusform>Ändert %1 Einträge in einem Schritt, vorgemerkt zum Ansehen:</numerusform>
        </translation>
    </message>
    <message>
        <source>No safe repair is known</source>
        <translation>Keine sichere Behebung ist bekannt</translation>
    </message>
    <message>
        <source>Stage the repair as changes, to be reviewed</source>
        <translation>Die Behebung als Änderungen vormerken, um sie anzusehen</translation>
    </message>
    <message>
        <source>The store is read-only now</source>
        <translation>Der Speicher kann jetzt nur gelesen werden</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Lesen als</translation>
    </message>
    <message>
        <source>Open the file once more, read in another encoding</source>
        <translation>Die Datei noch einmal öffnen, in einer anderen Codierung gelesen</translation>
    </message>
    <message>
        <source>%1, a guess by the text</source>
        <translation>%1, nach dem Text geraten</translation>
    </message>
    <message>
        <source>No safe repair is known.</source>
        <translation>Keine sichere Behebung ist bekannt.</translation>
    </message>
    <message>
        <source>Information %1</source>
        <translation>Information %1</translation>
    </message>
    <message>
        <source>Reported in %1.</source>
        <translation>Gemeldet in %1.</translation>
    </message>
    <message>
        <source>The repair is staged. What is found is as it is stored, until that is persisted.</source>
        <translation>Die Reparatur ist vorgemerkt. Was gefunden wird, gilt für das Gespeicherte, bis sie festgeschrieben ist.</translation>
    </message>
    <message>
        <source>It is staged already</source>
        <translation>Sie ist schon vorgemerkt</translation>
    </message>
</context>
<context>
    <name>kvlens::ProblemsModel</name>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message numerus="yes">
        <source>%1 problems of several kinds, by rule %2</source>
        <translation>
            <numerusform>%1 Problem mehrerer Arten, nach Regel %2</numerusform>
            <numerusform>%1 Probleme mehrerer Arten, nach Regel %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::ProblemsPanel</name>
    <message>
        <source>The check of %1 was cancelled.</source>
        <translation>Die Prüfung von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 is being checked…</source>
        <translation>%1 wird geprüft…</translation>
    </message>
    <message>
        <source>Not all of %1 could be read, so nothing was said of %2.</source>
        <translation>Nicht alles von %1 konnte gelesen werden, daher wurde über %2 nichts gesagt.</translation>
    </message>
    <message>
        <source>%1 was checked: nothing more was found.</source>
        <translation>%1 wurde geprüft: sonst wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Problems found</source>
        <translation>Gefundene Probleme</translation>
    </message>
    <message>
        <source>Filter problems</source>
        <translation>Probleme filtern</translation>
    </message>
    <message>
        <source>How severe</source>
        <translation>Wie schwer</translation>
    </message>
    <message>
        <source>Which problems are listed</source>
        <translation>Welche Probleme aufgeführt sind</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Ausgeben</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Errors and warnings</source>
        <translation>Fehler und Warnungen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>No problem is of this kind, or has this in its words, its rule or its keys.</source>
        <translation>Kein Problem ist von dieser Art, oder hat das in seinen Worten, seiner Regel oder seinen Schlüsseln.</translation>
    </message>
    <message>
        <source>Write what is listed of the store of the chosen problem to a file</source>
        <translation>Was vom Speicher des gewählten Problems aufgeführt ist, in eine Datei schreiben</translation>
    </message>
    <message>
        <source>As &amp;Markdown…</source>
        <translation>Als &amp;Markdown…</translation>
    </message>
    <message>
        <source>As &amp;JSON…</source>
        <translation>Als &amp;JSON…</translation>
    </message>
    <message>
        <source>As &amp;SARIF…</source>
        <translation>Als &amp;SARIF…</translation>
    </message>
    <message>
        <source>Export what was found</source>
        <translation>Was gefunden wurde, ausgeben</translation>
    </message>
    <message>
        <source>Look for what does not fit together in the stores that are open, as they are stored</source>
        <translation>Sucht, was in den offenen Speichern, wie sie gespeichert sind, nicht zusammenpasst</translation>
    </message>
    <message>
        <source>No problems are known. What stores tell of themselves is listed here; what does not fit together is looked for by Check.</source>
        <translation>Es sind keine Probleme bekannt. Was Speicher von sich sagen, steht hier; was nicht zusammenpasst, sucht „Prüfen“.</translation>
    </message>
    <message>
        <source>Copy as &amp;bug report…</source>
        <translation>Als &amp;Fehlerbericht kopieren…</translation>
    </message>
    <message>
        <source>Copy as &amp;anonymous bug report…</source>
        <translation>Als &amp;anonymen Fehlerbericht kopieren…</translation>
    </message>
    <message>
        <source>Repair all</source>
        <translation>Alles beheben</translation>
    </message>
    <message>
        <source>The store cannot be edited</source>
        <translation>Der Speicher lässt sich nicht bearbeiten</translation>
    </message>
    <message>
        <source>Stage all repairs in the store of the chosen problem as changes, to be reviewed, but for those that rest on a guess</source>
        <translation>Alle Behebungen im Speicher des gewählten Problems als Änderungen vormerken, zum Durchsehen, außer denen, die geraten sind</translation>
    </message>
    <message>
        <source>Nothing is known that can be repaired without a guess</source>
        <translation>Es ist nichts bekannt, was sich ohne Raten beheben ließe</translation>
    </message>
</context>
<context>
    <name>kvlens::RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>kvlens::RecoveryNotices</name>
    <message>
        <source>The kept changes to %1 were discarded.</source>
        <translation>Die aufgehobenen Änderungen an %1 wurden verworfen.</translation>
    </message>
    <message>
        <source>The kept changes to %1 stay where they are.</source>
        <translation>Die aufgehobenen Änderungen an %1 bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Changes to %1 would not outlive a crash now.</source>
        <translation>Änderungen an %1 würden jetzt keinen Absturz überstehen.</translation>
    </message>
    <message>
        <source>Changes to it that were never persisted are kept.</source>
        <translation>Änderungen daran, die nie festgeschrieben wurden, sind aufgehoben.</translation>
    </message>
    <message numerus="yes">
        <source>%1 changes to it that were never persisted are kept.</source>
        <translation>
            <numerusform>%1 Änderung daran, die nie festgeschrieben wurde, ist aufgehoben.</numerusform>
            <numerusform>%1 Änderungen daran, die nie festgeschrieben wurden, sind aufgehoben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes to %1 were never persisted; they are kept, but cannot be read.</source>
        <translation>Änderungen an %1 wurden nie festgeschrieben; sie sind aufgehoben, können aber nicht gelesen werden.</translation>
    </message>
    <message numerus="yes">
        <source>%1 changes to %2 of %3 were never persisted.</source>
        <translation>
            <numerusform>%1 Änderung an %2 vom %3 wurde nie festgeschrieben.</numerusform>
            <numerusform>%1 Änderungen an %2 vom %3 wurden nie festgeschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all of them can be read.</source>
        <translation>Nicht alle können gelesen werden.</translation>
    </message>
    <message numerus="yes">
        <source>They are kept, and can be staged again.</source>
        <translation>
            <numerusform>Sie ist aufgehoben und kann wieder vorgemerkt werden.</numerusform>
            <numerusform>Sie sind aufgehoben und können wieder vorgemerkt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore edits</source>
        <translation>Änderungen wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>Discard them</source>
        <translation>
            <numerusform>Verwerfen</numerusform>
            <numerusform>Verwerfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 changes to %2 are staged again.</source>
        <translation>
            <numerusform>%1 Änderung an %2 ist wieder vorgemerkt.</numerusform>
            <numerusform>%1 Änderungen an %2 sind wieder vorgemerkt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of them are stored by now.</source>
        <translation>
            <numerusform>%1 davon ist inzwischen gespeichert.</numerusform>
            <numerusform>%1 davon sind inzwischen gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 are of entries that are edited already, and stay kept.</source>
        <translation>
            <numerusform>%1 ist von einem Eintrag, der schon bearbeitet ist, und bleibt aufgehoben.</numerusform>
            <numerusform>%1 sind von Einträgen, die schon bearbeitet sind, und bleiben aufgehoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 earlier ones of the same entries, made in another window, stay kept.</source>
        <translation>
            <numerusform>%1 frühere desselben Eintrags, in einem anderen Fenster gemacht, bleibt aufgehoben.</numerusform>
            <numerusform>%1 frühere derselben Einträge, in einem anderen Fenster gemacht, bleiben aufgehoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 meet changes by another program.</source>
        <translation>
            <numerusform>%1 trifft auf Änderungen eines anderen Programms.</numerusform>
            <numerusform>%1 treffen auf Änderungen eines anderen Programms.</numerusform>
        </translation>
    </message>
    <message>
        <source>Review and merge</source>
        <translation>Ansehen und zusammenführen</translation>
    </message>
    <message>
        <source>Nothing is written before you persist.</source>
        <translation>Nichts wird geschrieben, bevor Sie festschreiben.</translation>
    </message>
</context>
<context>
    <name>kvlens::ReportModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>und %1 weiterer Eintrag</numerusform>
            <numerusform>und %1 weitere Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
</context>
<context>
    <name>kvlens::ReviewDialog</name>
    <message>
        <source>One entry after the other is written.</source>
        <translation>Ein Eintrag nach dem anderen wird geschrieben.</translation>
    </message>
    <message>
        <source>All or nothing in each store.</source>
        <translation>Alles oder nichts in jedem Speicher.</translation>
    </message>
    <message>
        <source>All or nothing.</source>
        <translation>Alles oder nichts.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Nothing will be written to %1.</source>
        <translation>In %1 wird nichts geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%1 changes will be written to %2.</source>
        <translation>
            <numerusform>%1 Änderung wird in %2 geschrieben.</numerusform>
            <numerusform>%1 Änderungen werden in %2 geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Values: %1 bytes.</source>
        <translation>
            <numerusform>Werte: %1 Byte.</numerusform>
            <numerusform>Werte: %1 Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not edited stays as it is.</source>
        <translation>Was nicht bearbeitet ist, bleibt, wie es ist.</translation>
    </message>
    <message numerus="yes">
        <source>%1 changes cannot be written as they are and stay here.</source>
        <translation>
            <numerusform>%1 Änderung kann so nicht geschrieben werden und bleibt hier.</numerusform>
            <numerusform>%1 Änderungen können so nicht geschrieben werden und bleiben hier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Persist %1 changes to %2</source>
        <translation>
            <numerusform>%1 Änderung in %2 festschreiben</numerusform>
            <numerusform>%1 Änderungen in %2 festschreiben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 stores</source>
        <translation>
            <numerusform>%1 Speicher</numerusform>
            <numerusform>%1 Speicher</numerusform>
        </translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Your changes are kept, and compared with what is stored now</source>
        <translation>Ihre Änderungen bleiben und werden mit dem verglichen, was jetzt gespeichert ist</translation>
    </message>
</context>
<context>
    <name>kvlens::SearchLine</name>
    <message>
        <source>Search text</source>
        <translation>Suchtext</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß und klein unterscheiden</translation>
    </message>
    <message>
        <source>“ab”</source>
        <translation>„ab“</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Ganze Wörter</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>Wo gesucht wird</translation>
    </message>
    <message>
        <source>Whether keys, values or both are searched</source>
        <translation>Ob Schlüssel, Werte oder beide durchsucht werden</translation>
    </message>
    <message>
        <source>At a &amp;path in values</source>
        <translation>An einem &amp;Pfad in den Werten</translation>
    </message>
    <message>
        <source>Path in values</source>
        <translation>Pfad in den Werten</translation>
    </message>
    <message>
        <source>Path: $.a.b, $.list[*].text, $..text, or /list/0</source>
        <translation>Pfad: $.a.b, $.list[*].text, $..text, oder /list/0</translation>
    </message>
    <message>
        <source>Search only there in the values, and inside it</source>
        <translation>Nur dort in den Werten suchen, und darin</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Keys and values</source>
        <translation>Schlüssel und Werte</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Search in %1</source>
        <translation>In %1 suchen</translation>
    </message>
    <message>
        <source>Search the store (Enter)</source>
        <translation>Den Speicher durchsuchen (Eingabe)</translation>
    </message>
    <message>
        <source>Type what to look for</source>
        <translation>Tippen, wonach gesucht wird</translation>
    </message>
    <message>
        <source>Open a store first</source>
        <translation>Zuerst einen Speicher öffnen</translation>
    </message>
</context>
<context>
    <name>kvlens::SearchPanel</name>
    <message numerus="yes">
        <source>%1 results</source>
        <translation>
            <numerusform>%1 Ergebnis</numerusform>
            <numerusform>%1 Ergebnisse</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More results</source>
        <translation>Mehr Ergebnisse</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the search</source>
        <translation>Die Suche abbrechen</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
    <message>
        <source>Search progress</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message>
        <source>Show up to %1 more</source>
        <translation>Bis zu %1 weitere zeigen</translation>
    </message>
    <message>
        <source>This cannot be searched for.</source>
        <translation>Danach kann nicht gesucht werden.</translation>
    </message>
    <message>
        <source>This cannot be searched for: %1.</source>
        <translation>Danach kann nicht gesucht werden: %1.</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bisher</translation>
    </message>
    <message>
        <source>The first %1; there may be more</source>
        <translation>Die ersten %1; es kann mehr geben</translation>
    </message>
    <message>
        <source>%1, then cancelled</source>
        <translation>%1, dann abgebrochen</translation>
    </message>
    <message numerus="yes">
        <source>%1; %2 entries could not be searched</source>
        <translation>
            <numerusform>%1; %2 Eintrag konnte nicht durchsucht werden</numerusform>
            <numerusform>%1; %2 Einträge konnten nicht durchsucht werden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, before the last change of the store; search again to be sure</source>
        <translation>%1, vor der letzten Änderung des Speichers; zur Sicherheit noch einmal suchen</translation>
    </message>
    <message>
        <source>Nothing was found. The path and the switches beside the text narrow a search; values are searched as they are read, not as they are escaped.</source>
        <translation>Nichts wurde gefunden. Der Pfad und die Schalter neben dem Text engen eine Suche ein; Werte werden durchsucht, wie sie gelesen werden, nicht wie sie umschrieben sind.</translation>
    </message>
    <message>
        <source>What a search finds in the keys and values of a store is listed here. Enter searches; Enter on a result opens it.</source>
        <translation>Hier steht, was eine Suche in den Schlüsseln und Werten eines Speichers findet. Eingabe sucht; Eingabe auf einem Ergebnis öffnet es.</translation>
    </message>
</context>
<context>
    <name>kvlens::SearchResultView</name>
    <message>
        <source>Results found</source>
        <translation>Gefundene Ergebnisse</translation>
    </message>
</context>
<context>
    <name>kvlens::SearchResults</name>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Key or text</source>
        <translation>Schlüssel oder Text</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
</context>
<context>
    <name>kvlens::SettingsDialog</name>
    <message>
        <source>There is no such setting.</source>
        <translation>Eine solche Einstellung gibt es nicht.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>In which zone times are shown and typed.</source>
        <translation>In welcher Zone Zeiten gezeigt und getippt werden.</translation>
    </message>
    <message>
        <source>Reopen stores at start</source>
        <translation>Speicher beim Start wieder öffnen</translation>
    </message>
    <message>
        <source>When KV Lens is started without a store, those that were open at its end are opened again, with their tabs.</source>
        <translation>Wenn KV Lens ohne einen Speicher gestartet wird, werden die wieder geöffnet, die am Ende offen waren, mit ihren Karteikarten.</translation>
    </message>
    <message>
        <source>Font of values</source>
        <translation>Schrift der Werte</translation>
    </message>
    <message>
        <source>Of values, bytes and differences.</source>
        <translation>Von Werten, Bytes und Unterschieden.</translation>
    </message>
    <message>
        <source>Size of values</source>
        <translation>Schriftgröße der Werte</translation>
    </message>
    <message>
        <source>Of the same font; without a size it is as the system has it.</source>
        <translation>Von derselben Schrift; ohne eine Größe ist sie, wie das System sie hat.</translation>
    </message>
    <message>
        <source>Indent</source>
        <translation>Einrückung</translation>
    </message>
    <message>
        <source>How far each level of JSON is indented where it is laid out. What is stored is not changed by that. From the next start.</source>
        <translation>Wie weit jede Ebene von JSON eingerückt wird, wo es angeordnet ist. Was gespeichert ist, ändert das nicht. Ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Long lines of a value are broken at the edge of the editor.</source>
        <translation>Lange Zeilen eines Werts werden am Rand des Editors umbrochen.</translation>
    </message>
    <message>
        <source>Keep edits for a crash</source>
        <translation>Änderungen für einen Absturz aufheben</translation>
    </message>
    <message>
        <source>What is staged is kept on disk until it is persisted, where nobody else can read it. For stores that are opened from now on.</source>
        <translation>Was vorgemerkt ist, wird bis zum Festschreiben auf dem Datenträger aufgehoben, wo niemand sonst es lesen kann. Für Speicher, die von jetzt an geöffnet werden.</translation>
    </message>
    <message>
        <source>Reload by itself</source>
        <translation>Von selbst neu laden</translation>
    </message>
    <message>
        <source>When another program has rewritten a store, it is read again at once, if nothing in it is staged.</source>
        <translation>Wenn ein anderes Programm einen Speicher neu geschrieben hat, wird er sofort neu gelesen, wenn darin nichts vorgemerkt ist.</translation>
    </message>
    <message>
        <source>Review before persisting</source>
        <translation>Vor dem Festschreiben ansehen</translation>
    </message>
    <message>
        <source>Persist shows the changes first. Without it they are written at once, unless some cannot be.</source>
        <translation>Festschreiben zeigt zuerst die Änderungen. Sonst werden sie sofort geschrieben, außer einige können es nicht.</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie das System sie hat</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Light or dark, with more contrast, or as the system is.</source>
        <translation>Hell oder dunkel, mit mehr Kontrast, oder wie das System.</translation>
    </message>
    <message>
        <source>Light or dark, or as the system is.</source>
        <translation>Hell oder dunkel, oder wie das System.</translation>
    </message>
</context>
<context>
    <name>kvlens::ShortcutsDialog</name>
    <message>
        <source>Open the key in a tab that stays</source>
        <translation>Den Schlüssel in einer Karteikarte öffnen, die bleibt</translation>
    </message>
    <message>
        <source>Open a store, a collection or a range</source>
        <translation>Einen Speicher, eine Sammlung oder einen Bereich aufklappen</translation>
    </message>
    <message>
        <source>Close it, or go to what it is in</source>
        <translation>Zuklappen, oder dorthin gehen, worin es ist</translation>
    </message>
    <message>
        <source>What can be done with the key</source>
        <translation>Was mit dem Schlüssel getan werden kann</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Vorige Fundstelle</translation>
    </message>
    <message>
        <source>Close the line, or take back the filter</source>
        <translation>Die Zeile schließen, oder den Filter zurücknehmen</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Go to page</source>
        <translation>Gehe zu Seite</translation>
    </message>
    <message>
        <source>From the digits to the characters</source>
        <translation>Von den Ziffern zu den Zeichen</translation>
    </message>
    <message>
        <source>Overwrite or insert</source>
        <translation>Überschreiben oder einfügen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>In the tree</source>
        <translation>Im Baum</translation>
    </message>
    <message>
        <source>While finding or filtering</source>
        <translation>Beim Suchen oder Filtern</translation>
    </message>
    <message>
        <source>In a value that is shown by pages</source>
        <translation>In einem Wert, der in Seiten gezeigt wird</translation>
    </message>
    <message>
        <source>In the bytes</source>
        <translation>In den Bytes</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>The action keeps its place in the menu</source>
        <translation>Der Befehl behält seinen Platz im Menü</translation>
    </message>
    <message>
        <source>Keys of %1</source>
        <translation>Tasten von %1</translation>
    </message>
    <message>
        <source>These keys are always the same.</source>
        <translation>Diese Tasten sind immer dieselben.</translation>
    </message>
    <message>
        <source>%1 is %2, which loses it then.</source>
        <translation>%1 hat %2 und verliert es dann.</translation>
    </message>
    <message>
        <source>%1 is free.</source>
        <translation>%1 ist frei.</translation>
    </message>
    <message>
        <source>%1 is also: %2. The action comes first then.</source>
        <translation>%1 ist auch: %2. Der Befehl geht dann vor.</translation>
    </message>
</context>
<context>
    <name>kvlens::SideEffectNotes</name>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1 more files are like that.</source>
        <translation>
            <numerusform>%1 weitere Datei ist so.</numerusform>
            <numerusform>%1 weitere Dateien sind so.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::StandoutView</name>
    <message>
        <source>Outliers and hubs</source>
        <translation>Ausreißer und Naben</translation>
    </message>
    <message>
        <source>Find outliers</source>
        <translation>Ausreißer suchen</translation>
    </message>
    <message>
        <source>No vector stands out.</source>
        <translation>Kein Vektor fällt auf.</translation>
    </message>
    <message>
        <source>Outliers are far from all others: texts that were cut wrongly, or are of something else. Hubs are near so many that queries find them again and again. Find outliers compares all with their mean, and a sample with all.</source>
        <translation>Ausreißer sind weit von allen anderen: Texte, die falsch geschnitten wurden oder von etwas anderem handeln. Naben sind so vielen nah, dass Abfragen sie immer wieder finden. „Ausreißer suchen“ vergleicht alle mit ihrem Mittel und eine Stichprobe mit allen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 outliers, farther than %2 from the mean</source>
        <translation>
            <numerusform>%1 Ausreißer, weiter als %2 vom Mittel</numerusform>
            <numerusform>%1 Ausreißer, weiter als %2 vom Mittel</numerusform>
        </translation>
    </message>
    <message>
        <source>distance %1</source>
        <translation>Abstand %1</translation>
    </message>
    <message>
        <source>Hubs: nearest to many</source>
        <translation>Naben: vielen am nächsten</translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of %2 numbers compared, as they are stored</source>
        <translation>
            <numerusform>%1 Vektor mit %2 Zahlen verglichen, wie er gespeichert ist</numerusform>
            <numerusform>%1 Vektoren mit %2 Zahlen verglichen, wie sie gespeichert sind</numerusform>
        </translation>
    </message>
    <message>
        <source>norms from %1 to %2</source>
        <translation>Normen von %1 bis %2</translation>
    </message>
    <message>
        <source>distances from the mean from %1 to %2</source>
        <translation>Abstände vom Mittel von %1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of another length left out</source>
        <translation>
            <numerusform>%1 von anderer Länge ausgelassen</numerusform>
            <numerusform>%1 von anderer Länge ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 have no direction</source>
        <translation>
            <numerusform>%1 hat keine Richtung</numerusform>
            <numerusform>%1 haben keine Richtung</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nearest to %1 of %2</source>
        <translation>
            <numerusform>am nächsten für %1 von %2</numerusform>
            <numerusform>am nächsten für %1 von %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::StatisticsView</name>
    <message>
        <source>Export</source>
        <translation>Ausgeben</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>Erneut zählen</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>What was counted</source>
        <translation>Was gezählt wurde</translation>
    </message>
    <message>
        <source>Values of the plot</source>
        <translation>Werte des Schaubilds</translation>
    </message>
    <message>
        <source>Write what is plotted to a file</source>
        <translation>Das Schaubild in eine Datei schreiben</translation>
    </message>
    <message>
        <source>As &amp;SVG…</source>
        <translation>Als &amp;SVG…</translation>
    </message>
    <message>
        <source>As &amp;PNG…</source>
        <translation>Als &amp;PNG…</translation>
    </message>
    <message>
        <source>As &amp;CSV…</source>
        <translation>Als &amp;CSV…</translation>
    </message>
    <message>
        <source>Export the plot</source>
        <translation>Das Schaubild ausgeben</translation>
    </message>
    <message>
        <source>Open a store to see how large its parts are, and what its chunks are like.</source>
        <translation>Einen Speicher öffnen, um zu sehen, wie groß seine Teile und wie seine Stücke sind.</translation>
    </message>
    <message>
        <source>What is in %1 is being counted…</source>
        <translation>Was in %1 ist, wird gezählt…</translation>
    </message>
    <message>
        <source>The counting was cancelled.</source>
        <translation>Das Zählen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 as it is stored; edits that are not persisted do not count.</source>
        <translation>%1, wie es gespeichert ist; ungeschriebene Änderungen zählen nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%1 values could not be read.</source>
        <translation>
            <numerusform>%1 Wert konnte nicht gelesen werden.</numerusform>
            <numerusform>%1 Werte konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message numerus="yes">
        <source>%1 unpersisted edits</source>
        <translation>
            <numerusform>%1 nicht festgeschriebene Änderung</numerusform>
            <numerusform>%1 nicht festgeschriebene Änderungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 unpersisted edits in other stores</source>
        <translation>
            <numerusform>%1 nicht festgeschriebene Änderung in anderen Speichern</numerusform>
            <numerusform>%1 nicht festgeschriebene Änderungen in anderen Speichern</numerusform>
        </translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesen</translation>
    </message>
</context>
<context>
    <name>kvlens::StepList</name>
    <message>
        <source>What the pickle would do</source>
        <translation>Was der Pickle täte</translation>
    </message>
    <message>
        <source>The operations of this pickle; none is carried out</source>
        <translation>Die Anweisungen dieses Pickles; keine wird ausgeführt</translation>
    </message>
</context>
<context>
    <name>kvlens::StoreCommands</name>
    <message>
        <source>New store</source>
        <translation>Neuer Speicher</translation>
    </message>
    <message>
        <source>Persist as</source>
        <translation>Festschreiben als</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>kvlens::StoreTree</name>
    <message>
        <source>Collections and keys</source>
        <translation>Sammlungen und Schlüssel</translation>
    </message>
</context>
<context>
    <name>kvlens::StoreTreeModel</name>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>fort</translation>
    </message>
    <message>
        <source>changed by another program</source>
        <translation>von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>%1 match</source>
        <translation>%1 passen</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>%1 von %2 passen</translation>
    </message>
    <message>
        <source>%1 listed</source>
        <translation>%1 aufgezählt</translation>
    </message>
    <message>
        <source>%1 keys are listed: more …</source>
        <translation>%1 Schlüssel sind aufgezählt: mehr …</translation>
    </message>
    <message>
        <source>The next keys could not be listed: try again …</source>
        <translation>Die nächsten Schlüssel konnten nicht aufgezählt werden: noch einmal …</translation>
    </message>
    <message>
        <source>looking for more …</source>
        <translation>es wird nach mehr gesucht …</translation>
    </message>
    <message>
        <source>listing …</source>
        <translation>wird aufgezählt …</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Stores, their collections, and the keys</source>
        <translation>Speicher, ihre Sammlungen, und die Schlüssel</translation>
    </message>
    <message>
        <source>What a value is; of a collection, how many keys it has</source>
        <translation>Was ein Wert ist; von einer Sammlung, wie viele Schlüssel sie hat</translation>
    </message>
    <message>
        <source>What is staged or wrong</source>
        <translation>Was vorgemerkt ist oder nicht stimmt</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>When the entry was first written</source>
        <translation>Wann der Eintrag zuerst geschrieben wurde</translation>
    </message>
    <message>
        <source>From when on the library takes the entry for gone; empty: never</source>
        <translation>Ab wann die Bibliothek den Eintrag als gelöscht ansieht; leer: nie</translation>
    </message>
    <message>
        <source>What an entry takes in its store: the value, and what is written around it, such as the key and the punctuation in a JSON file. Of a collection or a file: all of it</source>
        <translation>Was ein Eintrag in seinem Speicher belegt: der Wert und was darum herum geschrieben ist, etwa Schlüssel und Satzzeichen in einer JSON-Datei. Einer Sammlung oder Datei: alles</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 hinzugefügt</translation>
    </message>
    <message>
        <source>%1, %2 added</source>
        <translation>%1, %2 hinzugefügt</translation>
    </message>
</context>
<context>
    <name>kvlens::StringDialog</name>
    <message>
        <source>String %1</source>
        <translation>Text %1</translation>
    </message>
    <message>
        <source>String text</source>
        <translation>Inhalt des Texts</translation>
    </message>
    <message>
        <source>%1 as text</source>
        <translation>%1 als Text</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>Diesen Text nehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>kvlens::SurveyLine</name>
    <message>
        <source>%1 is read again, as something else is stored; this is what it was.</source>
        <translation>%1 wird neu gelesen, weil etwas anderes gespeichert ist; so war es.</translation>
    </message>
    <message>
        <source>%1 is being read…</source>
        <translation>%1 wird gelesen…</translation>
    </message>
    <message>
        <source>The reading of %1 was cancelled.</source>
        <translation>Das Lesen von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The last edits are not in it yet.</source>
        <translation>Die letzten Änderungen sind noch nicht darin.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Read all of the index, to know what points where</source>
        <translation>Den ganzen Index lesen, um zu wissen, was wohin zeigt</translation>
    </message>
</context>
<context>
    <name>kvlens::TabGroup</name>
    <message>
        <source>Open entries</source>
        <translation>Offene Einträge</translation>
    </message>
</context>
<context>
    <name>kvlens::TaskStrip</name>
    <message>
        <source>Looking what %1 is</source>
        <translation>Sieht nach, was %1 ist</translation>
    </message>
    <message>
        <source>Filling %1</source>
        <translation>%1 wird gefüllt</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>Checking %1</source>
        <translation>%1 wird geprüft</translation>
    </message>
    <message>
        <source>Reloading %1</source>
        <translation>%1 wird neu geladen</translation>
    </message>
    <message>
        <source>Persisting %1</source>
        <translation>%1 wird festgeschrieben</translation>
    </message>
    <message>
        <source>Writing a copy of %1</source>
        <translation>Eine Kopie von %1 wird geschrieben</translation>
    </message>
    <message>
        <source>Searching %1</source>
        <translation>%1 wird durchsucht</translation>
    </message>
    <message>
        <source>Filtering %1</source>
        <translation>%1 wird gefiltert</translation>
    </message>
    <message>
        <source>Sorting %1</source>
        <translation>%1 wird sortiert</translation>
    </message>
    <message>
        <source>Saving a value of %1</source>
        <translation>Ein Wert von %1 wird gespeichert</translation>
    </message>
    <message>
        <source>Preparing a change to %1</source>
        <translation>Eine Änderung an %1 wird vorbereitet</translation>
    </message>
    <message>
        <source>Copying entries of %1</source>
        <translation>Einträge von %1 werden kopiert</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <source>Reading the index in %1</source>
        <translation>Der Index in %1 wird gelesen</translation>
    </message>
    <message>
        <source>Comparing vectors of %1</source>
        <translation>Vektoren von %1 werden verglichen</translation>
    </message>
    <message>
        <source>Waiting for another program that has %1 locked</source>
        <translation>Wartet auf ein anderes Programm, das %1 gesperrt hat</translation>
    </message>
    <message>
        <source>Comparing %1 with another store</source>
        <translation>%1 wird mit einem anderen Speicher verglichen</translation>
    </message>
    <message>
        <source>Counting what is in %1</source>
        <translation>Zählt, was in %1 ist</translation>
    </message>
</context>
<context>
    <name>kvlens::TextFind</name>
    <message>
        <source>Not a regular expression: %1</source>
        <translation>Kein regulärer Ausdruck: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 matches</source>
        <translation>
            <numerusform>%1 Fundstelle</numerusform>
            <numerusform>%1 Fundstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Keine Fundstelle</translation>
    </message>
    <message>
        <source>%1 so far, %2 % seen</source>
        <translation>%1 bisher, %2 % durchsehen</translation>
    </message>
    <message>
        <source>%1, not shown: Open string</source>
        <translation>%1, nicht gezeigt: Text öffnen</translation>
    </message>
</context>
<context>
    <name>kvlens::TextView</name>
    <message>
        <source>Open string</source>
        <translation>Text öffnen</translation>
    </message>
    <message>
        <source>Read and edit the string at the caret as plain text</source>
        <translation>Den Text an der Schreibmarke als einfachen Text lesen und bearbeiten</translation>
    </message>
    <message>
        <source>Byte %1</source>
        <translation>Byte %1</translation>
    </message>
    <message>
        <source>Line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>Put the caret into a string first.</source>
        <translation>Zuerst die Schreibmarke in einen Text setzen.</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1 gehen</translation>
    </message>
</context>
<context>
    <name>kvlens::ValueView</name>
    <message>
        <source>The text of the value has links; this view has none.</source>
        <translation>Der Text des Wertes hat Verknüpfungen; diese Ansicht hat keine.</translation>
    </message>
</context>
<context>
    <name>kvlens::VectorQuestionView</name>
    <message>
        <source>Looking…</source>
        <translation>Sucht…</translation>
    </message>
    <message>
        <source>That was cancelled.</source>
        <translation>Das wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>kvlens::ViewCommands</name>
    <message>
        <source>About KV Lens</source>
        <translation>Über KV Lens</translation>
    </message>
    <message>
        <source>KV Lens %1</source>
        <translation>KV Lens %1</translation>
    </message>
    <message>
        <source>See and edit the key-value stores that LLM programs leave behind. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Die Schlüssel-Wert-Speicher ansehen und bearbeiten, die LLM-Programme hinterlassen. Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
</context>
<context>
    <name>kvlens::ViewPane</name>
    <message>
        <source>Views of the value</source>
        <translation>Ansichten des Werts</translation>
    </message>
</context>
<context>
    <name>kvlens::WindowPanes</name>
    <message>
        <source>Choose a key on the left. One click previews it, a double click keeps it open.</source>
        <translation>Links einen Schlüssel wählen. Ein Klick zeigt ihn, ein Doppelklick lässt ihn offen.</translation>
    </message>
</context>
<context>
    <name>kvlens::WordsView</name>
    <message>
        <source>Found by words</source>
        <translation>Nach Wörtern gefunden</translation>
    </message>
    <message>
        <source>Words of a query</source>
        <translation>Wörter einer Abfrage</translation>
    </message>
    <message>
        <source>No chunk has any of these words, and no keyword table knows one.</source>
        <translation>Kein Stück hat eines dieser Wörter, und keine Stichwortliste kennt eines.</translation>
    </message>
    <message>
        <source>Type the words of a query and press Enter: what BM25 would find in the chunks, and keyword tables know, is listed here. It is the half of a hybrid retrieval that needs no vectors.</source>
        <translation>Die Wörter einer Abfrage eingeben und Enter drücken: Hier steht dann, was BM25 in den Stücken fände und was Stichwortlisten kennen. Das ist die Hälfte einer hybriden Suche, die keine Vektoren braucht.</translation>
    </message>
    <message>
        <source>BM25: %1</source>
        <translation>BM25: %1</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>Wertung %1</translation>
    </message>
    <message>
        <source>Keyword table %1: %2</source>
        <translation>Stichwortliste %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 keywords</source>
        <translation>
            <numerusform>%1 Stichwort</numerusform>
            <numerusform>%1 Stichwörter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 chunks looked at; words as Python has them, without stop words</source>
        <translation>
            <numerusform>%1 Stück angesehen; Wörter, wie Python sie sieht, ohne Füllwörter</numerusform>
            <numerusform>%1 Stücke angesehen; Wörter, wie Python sie sieht, ohne Füllwörter</numerusform>
        </translation>
    </message>
</context>
</TS>
