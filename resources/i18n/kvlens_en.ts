<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>CloseQuestion</name>
    <message numerus="yes">
        <source>%1 changes to %2 are not persisted.</source>
        <translation>
            <numerusform>%1 change to %2 is not persisted.</numerusform>
            <numerusform>%1 changes to %2 are not persisted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A change of %1 keys of %2 is still being prepared.</source>
        <translation>
            <numerusform>A change of %1 key of %2 is still being prepared.</numerusform>
            <numerusform>A change of %1 keys of %2 is still being prepared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of them cannot be persisted as they are.</source>
        <translation>
            <numerusform>%1 of them cannot be persisted as it is.</numerusform>
            <numerusform>%1 of them cannot be persisted as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message numerus="yes">
        <source>%1 more entries could not be read.</source>
        <translation>
            <numerusform>%1 more entry could not be read.</numerusform>
            <numerusform>%1 more entries could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %1 more entries</source>
        <translation>
            <numerusform>and %1 more entry</numerusform>
            <numerusform>and %1 more entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was written: %1 entries cannot be stored in %2.</source>
        <translation>
            <numerusform>Nothing was written: %1 entry cannot be stored in %2.</numerusform>
            <numerusform>Nothing was written: %1 entries cannot be stored in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>kept: %1 changes of %2 that were never persisted, in %3</source>
        <translation>
            <numerusform>kept: %1 change of %2 that was never persisted, in %3</numerusform>
            <numerusform>kept: %1 changes of %2 that were never persisted, in %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more entries could not be searched.</source>
        <translation>
            <numerusform>%1 more entry could not be searched.</numerusform>
            <numerusform>%1 more entries could not be searched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of these keys have expired: the library reads them no more.</source>
        <translation>
            <numerusform>%1 of these keys has expired: the library reads it no more.</numerusform>
            <numerusform>%1 of these keys have expired: the library reads them no more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of these keys have entries that the library cannot read.</source>
        <translation>
            <numerusform>%1 of these keys has an entry that the library cannot read.</numerusform>
            <numerusform>%1 of these keys have entries that the library cannot read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries edited</source>
        <translation>
            <numerusform>%1 entry edited</numerusform>
            <numerusform>%1 entries edited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries added</source>
        <translation>
            <numerusform>%1 entry added</numerusform>
            <numerusform>%1 entries added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries deleted</source>
        <translation>
            <numerusform>%1 entry deleted</numerusform>
            <numerusform>%1 entries deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries renamed</source>
        <translation>
            <numerusform>%1 entry renamed</numerusform>
            <numerusform>%1 entries renamed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes</source>
        <translation>
            <numerusform>%1 node</numerusform>
            <numerusform>%1 nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors</source>
        <translation>
            <numerusform>%1 vector</numerusform>
            <numerusform>%1 vectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are no vectors of %2 numbers and were left out, such as %3; the library would raise an error.</source>
        <translation>
            <numerusform>%1 entry is no vector of %2 numbers and was left out: %3; the library would raise an error.</numerusform>
            <numerusform>%1 entries are no vectors of %2 numbers and were left out, such as %3; the library would raise an error.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 summaries that are left were made from what is gone, too.</source>
        <translation>
            <numerusform>%1 summary that is left was made from what is gone, too.</numerusform>
            <numerusform>%1 summaries that are left were made from what is gone, too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 chunks</source>
        <translation>
            <numerusform>%1 chunk</numerusform>
            <numerusform>%1 chunks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more files are like that.</source>
        <translation>
            <numerusform>%1 more file is like that.</numerusform>
            <numerusform>%1 more files are like that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %1 documents</source>
        <translation>
            <numerusform>of %1 document</numerusform>
            <numerusform>of %1 documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>information of %1 collections edited</source>
        <translation>
            <numerusform>information of %1 collection edited</numerusform>
            <numerusform>information of %1 collections edited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have no direction, as those of zeros or with NaN in them, and were not compared.</source>
        <translation>
            <numerusform>%1 vector has no direction, as one of zeros or with NaN in it, and was not compared.</numerusform>
            <numerusform>%1 vectors have no direction, as those of zeros or with NaN in them, and were not compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of %2 numbers</source>
        <translation>
            <numerusform>%1 vector of %2 numbers</numerusform>
            <numerusform>%1 vectors of %2 numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of length 1</source>
        <translation>
            <numerusform>%1 of length 1</numerusform>
            <numerusform>%1 of length 1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 nodes</source>
        <translation>
            <numerusform>%1 of %2 node</numerusform>
            <numerusform>%1 of %2 nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have no direction, as those of zeros or with NaN in them, and are not on the map.</source>
        <translation>
            <numerusform>%1 vector has no direction, as one of zeros or with NaN in it, and is not on the map.</numerusform>
            <numerusform>%1 vectors have no direction, as those of zeros or with NaN in them, and are not on the map.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of %2 numbers; axis 1 shows %3, axis 2 %4</source>
        <translation>
            <numerusform>%1 vector of %2 numbers; axis 1 shows %3, axis 2 %4</numerusform>
            <numerusform>%1 vectors of %2 numbers; axis 1 shows %3, axis 2 %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vertices</source>
        <translation>
            <numerusform>%1 vertex</numerusform>
            <numerusform>%1 vertices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 edges</source>
        <translation>
            <numerusform>%1 edge</numerusform>
            <numerusform>%1 edges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %1 places</source>
        <translation>
            <numerusform>in %1 place</numerusform>
            <numerusform>in %1 places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>among the nearest of %1 of %2 vectors</source>
        <translation>
            <numerusform>among the nearest of %1 of %2 vectors</numerusform>
            <numerusform>among the nearest of %1 of %2 vectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes that are left were cut out of what is gone, and still name it as their document.</source>
        <translation>
            <numerusform>%1 node that is left was cut out of what is gone, and still names it as its document.</numerusform>
            <numerusform>%1 nodes that are left were cut out of what is gone, and still name it as their document.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 keys were copied as names that stand for others: %2.</source>
        <translation>
            <numerusform>%1 key was copied as a name that stands for another: %2.</numerusform>
            <numerusform>%1 keys were copied as names that stand for others: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message numerus="yes">
        <source>%1 keys were compared as names that stand for others: %2.</source>
        <translation>
            <numerusform>%1 key was compared as a name that stands for another: %2.</numerusform>
            <numerusform>%1 keys were compared as names that stand for others: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors moved.</source>
        <translation>
            <numerusform>%1 vector moved.</numerusform>
            <numerusform>%1 vectors moved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of them hold NaN or an infinite number, before or now, and so have no cosine.</source>
        <translation>
            <numerusform>%1 of them holds NaN or an infinite number, before or now, and so has no cosine.</numerusform>
            <numerusform>%1 of them hold NaN or an infinite number, before or now, and so have no cosine.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of them are all zeros, before or now, and so have no cosine.</source>
        <translation>
            <numerusform>%1 of them is all zeros, before or now, and so has no cosine.</numerusform>
            <numerusform>%1 of them are all zeros, before or now, and so have no cosine.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyMessage</name>
    <message numerus="yes">
        <source>%1 entries were left out.</source>
        <translation>
            <numerusform>%1 entry was left out.</numerusform>
            <numerusform>%1 entries were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 keys were copied as names that stand for others: %2.</source>
        <translation>
            <numerusform>%1 key was copied as a name that stands for another: %2.</numerusform>
            <numerusform>%1 keys were copied as names that stand for others: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ElideText</name>
    <message numerus="yes">
        <source>%1 more characters</source>
        <translation>
            <numerusform>%1 more character</numerusform>
            <numerusform>%1 more characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message numerus="yes">
        <source>Your %1 changes are kept.</source>
        <translation>
            <numerusform>Your %1 change is kept.</numerusform>
            <numerusform>Your %1 changes are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of your changes meet changes by another program.</source>
        <translation>
            <numerusform>%1 of your changes meets a change by another program.</numerusform>
            <numerusform>%1 of your changes meet changes by another program.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Paste</name>
    <message numerus="yes">
        <source>%1 of them replace what was there.</source>
        <translation>
            <numerusform>%1 of them replaces what was there.</numerusform>
            <numerusform>%1 of them replace what was there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 got another key, as theirs is taken.</source>
        <translation>
            <numerusform>%1 got another key, as its own is taken.</numerusform>
            <numerusform>%1 got other keys, as their own are taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 got a key that can be stored there.</source>
        <translation>
            <numerusform>%1 got a key that can be stored there.</numerusform>
            <numerusform>%1 got keys that can be stored there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 were left out, as their keys are there already.</source>
        <translation>
            <numerusform>%1 was left out, as its key is there already.</numerusform>
            <numerusform>%1 were left out, as their keys are there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 cannot be stored there.</source>
        <translation>
            <numerusform>%1 cannot be stored there.</numerusform>
            <numerusform>%1 cannot be stored there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lost their expiry time, as none is kept there.</source>
        <translation>
            <numerusform>%1 lost its expiry time, as none is kept there.</numerusform>
            <numerusform>%1 lost their expiry times, as none are kept there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of the keys are in %2 already.</source>
        <translation>
            <numerusform>%1 of the keys is in %2 already.</numerusform>
            <numerusform>%1 of the keys are in %2 already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are staged in %2.</source>
        <translation>
            <numerusform>%1 entry is staged in %2.</numerusform>
            <numerusform>%1 entries are staged in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries could not be copied.</source>
        <translation>
            <numerusform>%1 entry could not be copied.</numerusform>
            <numerusform>%1 entries could not be copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 others were.</source>
        <translation>
            <numerusform>%1 other was.</numerusform>
            <numerusform>%1 others were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message numerus="yes">
        <source>%1 rows were not written by py-key-value, and are not shown</source>
        <translation>
            <numerusform>%1 row was not written by py-key-value, and is not shown</numerusform>
            <numerusform>%1 rows were not written by py-key-value, and are not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>larger than %1 bytes</source>
        <translation>
            <numerusform>larger than %1 byte</numerusform>
            <numerusform>larger than %1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the file has %1 names; persisting gives this name a file of its own, the others keep the old contents</source>
        <translation>
            <numerusform>the file has %1 name; persisting gives this name a file of its own, the others keep the old contents</numerusform>
            <numerusform>the file has %1 names; persisting gives this name a file of its own, the others keep the old contents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are hidden by later ones of the same key; readers see the last</source>
        <translation>
            <numerusform>%1 entry is hidden by a later one of the same key; readers see the last</numerusform>
            <numerusform>%1 entries are hidden by later ones of the same key; readers see the last</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries cannot be stored there</source>
        <translation>
            <numerusform>%1 entry cannot be stored there</numerusform>
            <numerusform>%1 entries cannot be stored there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the library cannot read %1 entries</source>
        <translation>
            <numerusform>the library cannot read %1 entry</numerusform>
            <numerusform>the library cannot read %1 entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries have expired, so that the library reads them no more; the repair deletes them</source>
        <translation>
            <numerusform>%1 entry has expired, so that the library reads it no more; the repair deletes it</numerusform>
            <numerusform>%1 entries have expired, so that the library reads them no more; the repair deletes them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 files of operating systems or editors lie among the entries and are left out</source>
        <translation>
            <numerusform>%1 file of an operating system or editor lies among the entries and is left out</numerusform>
            <numerusform>%1 files of operating systems or editors lie among the entries and are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>there are %1 indexes; each is loaded by its index_id</source>
        <translation>
            <numerusform>there is %1 index, loaded by its index_id</numerusform>
            <numerusform>there are %1 indexes; each is loaded by its index_id</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of its nodes are not in the document store</source>
        <translation>
            <numerusform>%1 of its nodes is not in the document store</numerusform>
            <numerusform>%1 of its nodes are not in the document store</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of its nodes have no vector, and are never found</source>
        <translation>
            <numerusform>%1 of its nodes has no vector, and is never found</numerusform>
            <numerusform>%1 of its nodes have no vector, and are never found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries have no __type__ or __data__ that the library can load</source>
        <translation>
            <numerusform>%1 entry has no __type__ or __data__ that the library can load</numerusform>
            <numerusform>%1 entries have no __type__ or __data__ that the library can load</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes say that their id is another than their key</source>
        <translation>
            <numerusform>%1 node says that its id is another than its key</numerusform>
            <numerusform>%1 nodes say that their id is another than their key</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have no hash, so that the next run takes them for new ones</source>
        <translation>
            <numerusform>%1 node has no hash, so that the next run takes it for a new one</numerusform>
            <numerusform>%1 nodes have no hash, so that the next run takes them for new ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents list nodes that are gone, or none at all</source>
        <translation>
            <numerusform>%1 document lists nodes that are gone, or none at all</numerusform>
            <numerusform>%1 documents list nodes that are gone, or none at all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes are not listed by their document, so that deleting it leaves them behind</source>
        <translation>
            <numerusform>%1 node is not listed by its document, so that deleting it leaves the node behind</numerusform>
            <numerusform>%1 nodes are not listed by their document, so that deleting it leaves them behind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have a neighbour, parent or child that is gone</source>
        <translation>
            <numerusform>%1 node has a neighbour, parent or child that is gone</numerusform>
            <numerusform>%1 nodes have a neighbour, parent or child that is gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have the text of another one, and are answers beside each other</source>
        <translation>
            <numerusform>%1 node has the text of another one, and is an answer beside it</numerusform>
            <numerusform>%1 nodes have the text of another one, and are answers beside each other</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are no lists of numbers</source>
        <translation>
            <numerusform>%1 vector is no list of numbers</numerusform>
            <numerusform>%1 vectors are no lists of numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors hold NaN or an infinity, which upsets the ranking</source>
        <translation>
            <numerusform>%1 vector holds NaN or an infinity, which upsets the ranking</numerusform>
            <numerusform>%1 vectors hold NaN or an infinity, which upsets the ranking</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are all zeros, whose score is NaN, which takes a place among the best</source>
        <translation>
            <numerusform>%1 vector is all zeros, whose score is NaN, which takes a place among the best</numerusform>
            <numerusform>%1 vectors are all zeros, whose score is NaN, which takes a place among the best</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are of nodes that are not in the document store</source>
        <translation>
            <numerusform>%1 vector is of a node that is not in the document store</numerusform>
            <numerusform>%1 vectors are of nodes that are not in the document store</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have no vector and are in no index: they are never found</source>
        <translation>
            <numerusform>%1 node has no vector and is in no index: it is never found</numerusform>
            <numerusform>%1 nodes have no vector and are in no index: they are never found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are of no document, so that they cannot be deleted by one</source>
        <translation>
            <numerusform>%1 vector is of no document, so that it cannot be deleted by one</numerusform>
            <numerusform>%1 vectors are of no document, so that they cannot be deleted by one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors belong to nodes that no index holds, so that deleting their documents fails</source>
        <translation>
            <numerusform>%1 vector belongs to a node that no index holds, so that deleting its document fails</numerusform>
            <numerusform>%1 vectors belong to nodes that no index holds, so that deleting their documents fails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents have nodes of which no index holds any, so that they are never found</source>
        <translation>
            <numerusform>%1 document has nodes of which no index holds any, so that it is never found</numerusform>
            <numerusform>%1 documents have nodes of which no index holds any, so that they are never found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have their id where the library no longer looks for it: each loading gives them a new one, or fails</source>
        <translation>
            <numerusform>%1 node has its id where the library no longer looks for it: each loading gives it a new one, or fails</numerusform>
            <numerusform>%1 nodes have their id where the library no longer looks for it: each loading gives them a new one, or fails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have a vector of their own beside the one in the vector store, which is wasted space</source>
        <translation>
            <numerusform>%1 node has a vector of its own beside the one in the vector store, which is wasted space</numerusform>
            <numerusform>%1 nodes have a vector of their own beside the one in the vector store, which is wasted space</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have no text</source>
        <translation>
            <numerusform>%1 node has no text</numerusform>
            <numerusform>%1 nodes have no text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have more metadata than text, which is embedded with it</source>
        <translation>
            <numerusform>%1 node has more metadata than text, which is embedded with it</numerusform>
            <numerusform>%1 nodes have more metadata than text, which is embedded with it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have other metadata than their nodes: a filter finds what is no longer so</source>
        <translation>
            <numerusform>%1 vector has other metadata than its node: a filter finds what is no longer so</numerusform>
            <numerusform>%1 vectors have other metadata than their nodes: a filter finds what is no longer so</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have metadata called document_id, doc_id or ref_doc_id, which the library overwrites beside the vector: a filter by it finds nothing</source>
        <translation>
            <numerusform>%1 node has metadata called document_id, doc_id or ref_doc_id, which the library overwrites beside the vector: a filter by it finds nothing</numerusform>
            <numerusform>%1 nodes have metadata called document_id, doc_id or ref_doc_id, which the library overwrites beside the vector: a filter by it finds nothing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 collections that the library knows are no objects</source>
        <translation>
            <numerusform>%1 collection that the library knows is no object</numerusform>
            <numerusform>%1 collections that the library knows are no objects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are no objects, so that no node can be read at all</source>
        <translation>
            <numerusform>%1 entry is no object, so that no node can be read at all</numerusform>
            <numerusform>%1 entries are no objects, so that no node can be read at all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hashes are of nodes that are gone</source>
        <translation>
            <numerusform>%1 hash is of a node that is gone</numerusform>
            <numerusform>%1 hashes are of nodes that are gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents have a hash and no nodes: they are blank, or were deleted and a refresh skips them</source>
        <translation>
            <numerusform>%1 document has a hash and no nodes: it is blank, or was deleted and a refresh skips it</numerusform>
            <numerusform>%1 documents have a hash and no nodes: they are blank, or were deleted and a refresh skips them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes are listed by another document than their own, and are deleted with that</source>
        <translation>
            <numerusform>%1 node is listed by another document than its own, and is deleted with that</numerusform>
            <numerusform>%1 nodes are listed by another document than their own, and are deleted with that</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 collections are hidden by later ones of the same name; readers see the last</source>
        <translation>
            <numerusform>%1 collection is hidden by a later one of the same name; readers see the last</numerusform>
            <numerusform>%1 collections are hidden by later ones of the same name; readers see the last</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents list a node more than once, so that deleting them fails</source>
        <translation>
            <numerusform>%1 document lists a node more than once, so that deleting it fails</numerusform>
            <numerusform>%1 documents list a node more than once, so that deleting them fails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are of another document than their nodes, and are deleted with that, or never</source>
        <translation>
            <numerusform>%1 vector is of another document than its node, and is deleted with that, or never</numerusform>
            <numerusform>%1 vectors are of another document than their nodes, and are deleted with that, or never</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 files of values belong to no entry, and only take room; the repair deletes them</source>
        <translation>
            <numerusform>%1 file of a value belongs to no entry, and only takes room; the repair deletes it</numerusform>
            <numerusform>%1 files of values belong to no entry, and only take room; the repair deletes them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows hold texts in which py-key-value finds no entry of a collection, and are not shown</source>
        <translation>
            <numerusform>%1 row holds a text in which py-key-value finds no entry of a collection, and is not shown</numerusform>
            <numerusform>%1 rows hold texts in which py-key-value finds no entry of a collection, and are not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 folders were written by a py-key-value before 0.3, and versions from then on do not find what is in them</source>
        <translation>
            <numerusform>%1 folder was written by a py-key-value before 0.3, and versions from then on do not find what is in it</numerusform>
            <numerusform>%1 folders were written by a py-key-value before 0.3, and versions from then on do not find what is in them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 keys of this one</source>
        <translation>
            <numerusform>%1 key of this one</numerusform>
            <numerusform>%1 keys of this one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries were written by a py-key-value before 0.3, in the folders of later versions, which do not find them; they are shown by themselves, as &quot;before 0.3&quot;</source>
        <translation>
            <numerusform>%1 entry was written by a py-key-value before 0.3, in the folders of later versions, which do not find it; it is shown by itself, as &quot;before 0.3&quot;</numerusform>
            <numerusform>%1 entries were written by a py-key-value before 0.3, in the folders of later versions, which do not find them; they are shown by themselves, as &quot;before 0.3&quot;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are not in the folder in which a FanoutCache of so many folders looks for them</source>
        <translation>
            <numerusform>%1 entry is not in the folder in which a FanoutCache of so many folders looks for it</numerusform>
            <numerusform>%1 entries are not in the folder in which a FanoutCache of so many folders looks for them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows are pickled by Python: what is in them runs in the program that reads them with diskcache, and whoever may write to the folder may put it there; nothing is unpickled here</source>
        <translation>
            <numerusform>%1 row is pickled by Python: what is in it runs in the program that reads it with diskcache, and whoever may write to the folder may put it there; nothing is unpickled here</numerusform>
            <numerusform>%1 rows are pickled by Python: what is in them runs in the program that reads them with diskcache, and whoever may write to the folder may put it there; nothing is unpickled here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the files of the values of %1 entries are gone, so that they are not found</source>
        <translation>
            <numerusform>the file of the value of %1 entry is gone, so that it is not found</numerusform>
            <numerusform>the files of the values of %1 entries are gone, so that they are not found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are of collections with &quot;::&quot; in their names, so that the library finds them in another one, too: keys and collections are told apart by it</source>
        <translation>
            <numerusform>%1 entry is of a collection with &quot;::&quot; in its name, so that the library finds it in another one, too: keys and collections are told apart by it</numerusform>
            <numerusform>%1 entries are of collections with &quot;::&quot; in their names, so that the library finds them in another one, too: keys and collections are told apart by it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries have expired, so that no library reads them any more; the repair deletes them</source>
        <translation>
            <numerusform>%1 entry has expired, so that no library reads it any more; the repair deletes it</numerusform>
            <numerusform>%1 entries have expired, so that no library reads them any more; the repair deletes them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 values are neither objects nor lists, so that get() fails at them</source>
        <translation>
            <numerusform>%1 value is neither an object nor a list, so that get() fails at it</numerusform>
            <numerusform>%1 values are neither objects nor lists, so that get() fails at them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 files have names with characters that the library takes in no key: it lists them, and cannot read them</source>
        <translation>
            <numerusform>%1 file has a name with characters that the library takes in no key: it lists it, and cannot read it</numerusform>
            <numerusform>%1 files have names with characters that the library takes in no key: it lists them, and cannot read them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents were cut out of one that is not here, so that nothing is found by them</source>
        <translation>
            <numerusform>%1 document was cut out of one that is not here, so that nothing is found by it</numerusform>
            <numerusform>%1 documents were cut out of one that is not here, so that nothing is found by them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 files are what programs have left that were killed while they wrote an entry</source>
        <translation>
            <numerusform>%1 file is what a program has left that was killed while it wrote an entry</numerusform>
            <numerusform>%1 files are what programs have left that were killed while they wrote an entry</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 names of keys and collections cannot be those of files on Windows, where the library could not store them</source>
        <translation>
            <numerusform>%1 name of a key or collection cannot be that of a file on Windows, where the library could not store it</numerusform>
            <numerusform>%1 names of keys and collections cannot be those of files on Windows, where the library could not store them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 names differ in their case or in the form of a letter alone: on Windows and macOS they are one file, and one overwrites the other</source>
        <translation>
            <numerusform>%1 name differs in its case or in the form of a letter alone: on Windows and macOS it is the file of another one, which it overwrites</numerusform>
            <numerusform>%1 names differ in their case or in the form of a letter alone: on Windows and macOS they are one file, and one overwrites the other</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 keys are called &quot;info&quot;, which versions of the library before 0.4.6 take for information about the collection when they look for what has expired</source>
        <translation>
            <numerusform>%1 key is called &quot;info&quot;, which versions of the library before 0.4.6 take for information about the collection when they look for what has expired</numerusform>
            <numerusform>%1 keys are called &quot;info&quot;, which versions of the library before 0.4.6 take for information about the collection when they look for what has expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 keys are shown as the V1 strategy has made them, as their files do not tell what they were; each is found by the key that it was, too</source>
        <translation>
            <numerusform>%1 key is shown as the V1 strategy has made it, as its file does not tell what it was; it is found by the key that it was, too</numerusform>
            <numerusform>%1 keys are shown as the V1 strategy has made them, as their files do not tell what they were; each is found by the key that it was, too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>this user cannot read %1 entries</source>
        <translation>
            <numerusform>this user cannot read %1 entry</numerusform>
            <numerusform>this user cannot read %1 entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 files beside it are called like what editors, or programs that were killed, leave</source>
        <translation>
            <numerusform>%1 file beside it is called like what editors, or programs that were killed, leave</numerusform>
            <numerusform>%1 files beside it are called like what editors, or programs that were killed, leave</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes have a member of another type than the library takes, so that no node can be read at all</source>
        <translation>
            <numerusform>%1 node has a member of another type than the library takes, so that no node can be read at all</numerusform>
            <numerusform>%1 nodes have a member of another type than the library takes, so that no node can be read at all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hashes are of another type than the library takes</source>
        <translation>
            <numerusform>%1 hash is of another type than the library takes</numerusform>
            <numerusform>%1 hashes are of another type than the library takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents are of another type than the library takes</source>
        <translation>
            <numerusform>%1 document is of another type than the library takes</numerusform>
            <numerusform>%1 documents are of another type than the library takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries are as LlamaIndex for TypeScript writes them, which the one for Python cannot load</source>
        <translation>
            <numerusform>%1 entry is as LlamaIndex for TypeScript writes it, which the one for Python cannot load</numerusform>
            <numerusform>%1 entries are as LlamaIndex for TypeScript writes them, which the one for Python cannot load</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 documents are covered by their nodes by less than half: some of them may be gone</source>
        <translation>
            <numerusform>%1 document is covered by its nodes by less than half: some of them may be gone</numerusform>
            <numerusform>%1 documents are covered by their nodes by less than half: some of them may be gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have another length than the rest, as those of another model have</source>
        <translation>
            <numerusform>%1 vector has another length than the rest, as those of another model have</numerusform>
            <numerusform>%1 vectors have another length than the rest, as those of another model have</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have another norm than the rest, as those of another model have, or those that were not normalised</source>
        <translation>
            <numerusform>%1 vector has another norm than the rest, as those of another model have, or those that were not normalised</numerusform>
            <numerusform>%1 vectors have another norm than the rest, as those of another model have, or those that were not normalised</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have metadata that are no object, so that a filter fails</source>
        <translation>
            <numerusform>%1 vector has metadata that are no object, so that a filter fails</numerusform>
            <numerusform>%1 vectors have metadata that are no object, so that a filter fails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are the same as another one, though their texts are not, as where the embedding failed</source>
        <translation>
            <numerusform>%1 vector is the same as another one, though its text is not, as where the embedding failed</numerusform>
            <numerusform>%1 vectors are the same as another one, though their texts are not, as where the embedding failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 embeddings have another length than the rest, as those of another model have</source>
        <translation>
            <numerusform>%1 embedding has another length than the rest, as those of another model have</numerusform>
            <numerusform>%1 embeddings have another length than the rest, as those of another model have</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of its vectors lead to other nodes than their own, which are not found by them</source>
        <translation>
            <numerusform>%1 of its vectors leads to another node than its own, which is not found by it</numerusform>
            <numerusform>%1 of its vectors lead to other nodes than their own, which are not found by them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows have keys that no library writes, and are not shown</source>
        <translation>
            <numerusform>%1 row has a key that no library writes, and is not shown</numerusform>
            <numerusform>%1 rows have keys that no library writes, and are not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors belong to nodes that no index holds, so that no query finds them</source>
        <translation>
            <numerusform>%1 vector belongs to a node that no index holds, so that no query finds it</numerusform>
            <numerusform>%1 vectors belong to nodes that no index holds, so that no query finds them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 ids have a document and no vector, so that the document cannot be deleted</source>
        <translation>
            <numerusform>%1 id has a document and no vector, so that the document cannot be deleted</numerusform>
            <numerusform>%1 ids have a document and no vector, so that the document cannot be deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have no entry among the documents, so that they cannot be deleted</source>
        <translation>
            <numerusform>%1 vector has no entry among the documents, so that it cannot be deleted</numerusform>
            <numerusform>%1 vectors have no entry among the documents, so that they cannot be deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors have no metadata, so that a filter fails</source>
        <translation>
            <numerusform>%1 vector has no metadata, so that a filter fails</numerusform>
            <numerusform>%1 vectors have no metadata, so that a filter fails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries beside the vectors are of no vector</source>
        <translation>
            <numerusform>%1 entry beside the vectors is of no vector</numerusform>
            <numerusform>%1 entries beside the vectors are of no vector</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 entries of the graph are of another type than the library takes</source>
        <translation>
            <numerusform>%1 entry of the graph is of another type than the library takes</numerusform>
            <numerusform>%1 entries of the graph are of another type than the library takes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>and %1 more entries</source>
        <translation>
            <numerusform>and %1 more entry</numerusform>
            <numerusform>and %1 more entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 findings in %2</source>
        <translation>
            <numerusform>%1 finding in %2</numerusform>
            <numerusform>%1 findings in %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>and %1 more</numerusform>
            <numerusform>and %1 more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tree</name>
    <message numerus="yes">
        <source>%1 bytes</source>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 keys</source>
        <translation>
            <numerusform>%1 key</numerusform>
            <numerusform>%1 keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%1 changes</source>
        <translation>
            <numerusform>%1 change</numerusform>
            <numerusform>%1 changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %1 years</source>
        <translation>
            <numerusform>in %1 year</numerusform>
            <numerusform>in %1 years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 years ago</source>
        <translation>
            <numerusform>%1 year ago</numerusform>
            <numerusform>%1 years ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %1 days</source>
        <translation>
            <numerusform>in %1 day</numerusform>
            <numerusform>in %1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 days ago</source>
        <translation>
            <numerusform>%1 day ago</numerusform>
            <numerusform>%1 days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %1 hours</source>
        <translation>
            <numerusform>in %1 hour</numerusform>
            <numerusform>in %1 hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hours ago</source>
        <translation>
            <numerusform>%1 hour ago</numerusform>
            <numerusform>%1 hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %1 minutes</source>
        <translation>
            <numerusform>in %1 minute</numerusform>
            <numerusform>in %1 minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 minutes ago</source>
        <translation>
            <numerusform>%1 minute ago</numerusform>
            <numerusform>%1 minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %1 seconds</source>
        <translation>
            <numerusform>in %1 second</numerusform>
            <numerusform>in %1 seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 seconds ago</source>
        <translation>
            <numerusform>%1 second ago</numerusform>
            <numerusform>%1 seconds ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::Actions</name>
    <message numerus="yes">
        <source>Review %1 changes and write to %2</source>
        <translation>
            <numerusform>Review %1 change and write to %2</numerusform>
            <numerusform>Review %1 changes and write to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %1 keys; persisting makes it so</source>
        <translation>
            <numerusform>Delete %1 key; persisting makes it so</numerusform>
            <numerusform>Delete %1 keys; persisting makes it so</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back the changes of %1 keys</source>
        <translation>
            <numerusform>Take back the changes of %1 key</numerusform>
            <numerusform>Take back the changes of %1 keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Review and write the changes of %1 stores</source>
        <translation>
            <numerusform>Review and write the changes of %1 store</numerusform>
            <numerusform>Review and write the changes of %1 stores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %1 keys, one a line</source>
        <translation>
            <numerusform>Copy %1 key</numerusform>
            <numerusform>Copy %1 keys, one a line</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add copies of %1 keys beside them, with a number behind each key</source>
        <translation>
            <numerusform>Add a copy of %1 key beside it, with a number behind the key</numerusform>
            <numerusform>Add copies of %1 keys beside them, with a number behind each key</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %1 entries, to be pasted into any collection or store</source>
        <translation>
            <numerusform>Copy %1 entry, to be pasted into any collection or store</numerusform>
            <numerusform>Copy %1 entries, to be pasted into any collection or store</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy the command lines that print %1 values, for a shell</source>
        <translation>
            <numerusform>Copy the command line that prints %1 value, for a shell</numerusform>
            <numerusform>Copy the command lines that print %1 values, for a shell</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::BackupMenu</name>
    <message numerus="yes">
        <source>Keep %1 backups of each store</source>
        <translation>
            <numerusform>Keep %1 backup of each store</numerusform>
            <numerusform>Keep %1 backups of each store</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::ClipCommands</name>
    <message numerus="yes">
        <source>Copied %1 entries of %2.</source>
        <translation>
            <numerusform>Copied %1 entry of %2.</numerusform>
            <numerusform>Copied %1 entries of %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %1 commands.</source>
        <translation>
            <numerusform>Copied %1 command.</numerusform>
            <numerusform>Copied %1 commands.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::DocumentNodesModel</name>
    <message numerus="yes">
        <source>%1 characters of the source are in no node</source>
        <translation>
            <numerusform>%1 character of the source is in no node</numerusform>
            <numerusform>%1 characters of the source are in no node</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::DocumentsModel</name>
    <message numerus="yes">
        <source>%1 nodes missing</source>
        <translation>
            <numerusform>%1 node missing</numerusform>
            <numerusform>%1 nodes missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 broken links</source>
        <translation>
            <numerusform>%1 broken link</numerusform>
            <numerusform>%1 broken links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gaps</source>
        <translation>
            <numerusform>%1 gap</numerusform>
            <numerusform>%1 gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 % of %2 characters</source>
        <translation>
            <numerusform>%1 % of %2 character</numerusform>
            <numerusform>%1 % of %2 characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 covered, up to the last character that a node has; %2 characters in several nodes</source>
        <translation>
            <numerusform>%1 covered, up to the last character that a node has; %2 character in several nodes</numerusform>
            <numerusform>%1 covered, up to the last character that a node has; %2 characters in several nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes cannot be read</source>
        <translation>
            <numerusform>%1 node cannot be read</numerusform>
            <numerusform>%1 nodes cannot be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of zeros</source>
        <translation>
            <numerusform>%1 vector of zeros</numerusform>
            <numerusform>%1 vectors of zeros</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors with NaN or an infinity</source>
        <translation>
            <numerusform>%1 vector with NaN or an infinity</numerusform>
            <numerusform>%1 vectors with NaN or an infinity</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of another length</source>
        <translation>
            <numerusform>%1 vector of another length</numerusform>
            <numerusform>%1 vectors of another length</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors are no numbers</source>
        <translation>
            <numerusform>%1 vector is no numbers</numerusform>
            <numerusform>%1 vectors are no numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors lead to another node</source>
        <translation>
            <numerusform>%1 vector leads to another node</numerusform>
            <numerusform>%1 vectors lead to another node</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes without a vector</source>
        <translation>
            <numerusform>%1 node without a vector</numerusform>
            <numerusform>%1 nodes without a vector</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::DocumentsView</name>
    <message numerus="yes">
        <source>%1 documents</source>
        <translation>
            <numerusform>%1 document</numerusform>
            <numerusform>%1 documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes</source>
        <translation>
            <numerusform>%1 node</numerusform>
            <numerusform>%1 nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors</source>
        <translation>
            <numerusform>%1 vector</numerusform>
            <numerusform>%1 vectors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes in order</source>
        <translation>
            <numerusform>%1 node</numerusform>
            <numerusform>%1 nodes in order</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 shown of %2</source>
        <translation>
            <numerusform>%1 shown of %2</numerusform>
            <numerusform>%1 shown of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 nodes of no document</source>
        <translation>
            <numerusform>%1 node of no document</numerusform>
            <numerusform>%1 nodes of no document</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of no document</source>
        <translation>
            <numerusform>%1 vector of no document</numerusform>
            <numerusform>%1 vectors of no document</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 nodes in order</source>
        <translation>
            <numerusform>%1 of %2 node in order</numerusform>
            <numerusform>%1 of %2 nodes in order</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::DrawingWords</name>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>and %1 more</numerusform>
            <numerusform>and %1 more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 edges</source>
        <translation>
            <numerusform>%1 edge</numerusform>
            <numerusform>%1 edges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 vertices</source>
        <translation>
            <numerusform>%1 of %2 vertices</numerusform>
            <numerusform>%1 of %2 vertices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vertices</source>
        <translation>
            <numerusform>%1 vertex</numerusform>
            <numerusform>%1 vertices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::DuplicatesModel</name>
    <message numerus="yes">
        <source>%1 nearly the same</source>
        <translation>
            <numerusform>%1 nearly the same</numerusform>
            <numerusform>%1 nearly the same</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::DuplicatesView</name>
    <message numerus="yes">
        <source>%1 groups</source>
        <translation>
            <numerusform>%1 group</numerusform>
            <numerusform>%1 groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of %2 numbers compared, as they are stored</source>
        <translation>
            <numerusform>%1 vector of %2 numbers compared, as it is stored</numerusform>
            <numerusform>%1 vectors of %2 numbers compared, as they are stored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of another length left out</source>
        <translation>
            <numerusform>%1 of another length left out</numerusform>
            <numerusform>%1 of another length left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 have no direction</source>
        <translation>
            <numerusform>%1 has no direction</numerusform>
            <numerusform>%1 have no direction</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::EmptyPage</name>
    <message numerus="yes">
        <source>%1 changes are kept</source>
        <translation>
            <numerusform>%1 change is kept</numerusform>
            <numerusform>%1 changes are kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::EntryEditor</name>
    <message numerus="yes">
        <source>%1 keys</source>
        <translation>
            <numerusform>%1 key</numerusform>
            <numerusform>%1 keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>paste %1 keys</source>
        <translation>
            <numerusform>paste %1 key</numerusform>
            <numerusform>paste %1 keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::LinksModel</name>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>and %1 more</numerusform>
            <numerusform>and %1 more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used by: %1 links</source>
        <translation>
            <numerusform>Used by: %1 link</numerusform>
            <numerusform>Used by: %1 links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Points to: %1 links</source>
        <translation>
            <numerusform>Points to: %1 link</numerusform>
            <numerusform>Points to: %1 links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::MapLegend</name>
    <message numerus="yes">
        <source>Choose the %1 points of %2</source>
        <translation>
            <numerusform>Choose the %1 point of %2</numerusform>
            <numerusform>Choose the %1 points of %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::MapPointsModel</name>
    <message numerus="yes">
        <source>%1 others</source>
        <translation>
            <numerusform>%1 other</numerusform>
            <numerusform>%1 others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::MapView</name>
    <message numerus="yes">
        <source>%1 vectors of %2 numbers</source>
        <translation>
            <numerusform>%1 vector of %2 numbers</numerusform>
            <numerusform>%1 vectors of %2 numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 left out</source>
        <translation>
            <numerusform>%1 left out</numerusform>
            <numerusform>%1 left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 points chosen</source>
        <translation>
            <numerusform>%1 of %2 points chosen</numerusform>
            <numerusform>%1 of %2 points chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::MergeDialog</name>
    <message numerus="yes">
        <source>%1 entries of %2 were changed here and by another program.</source>
        <translation>
            <numerusform>%1 entry of %2 was changed here and by another program.</numerusform>
            <numerusform>%1 entries of %2 were changed here and by another program.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::NeighboursPanel</name>
    <message numerus="yes">
        <source>%1 vectors of %2 numbers compared, as they are stored</source>
        <translation>
            <numerusform>%1 vector of %2 numbers compared, as it is stored</numerusform>
            <numerusform>%1 vectors of %2 numbers compared, as they are stored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %2 of another length, at which a query fails</source>
        <translation>
            <numerusform>%1; %2 of another length, at which a query fails</numerusform>
            <numerusform>%1; %2 of another length, at which a query fails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 are nearer, by %2 to %3.</source>
        <translation>
            <numerusform>%1 is nearer, by %2.</numerusform>
            <numerusform>%1 are nearer, by %2 to %3.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::Notices</name>
    <message numerus="yes">
        <source>Persisted %1 changes to %2.</source>
        <translation>
            <numerusform>Persisted %1 change to %2.</numerusform>
            <numerusform>Persisted %1 changes to %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::ProblemDetails</name>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>and %1 more</numerusform>
            <numerusform>and %1 more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes %1 entries in one step, staged to be reviewed:</source>
        <translation>
            <numerusform>Changes %1 entry, staged to be reviewed:</numerusform>
            <numerusform>Changes %1 entries in one step, staged to be reviewed:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::ProblemsModel</name>
    <message numerus="yes">
        <source>%1 problems of several kinds, by rule %2</source>
        <translation>
            <numerusform>%1 problem of several kinds, by rule %2</numerusform>
            <numerusform>%1 problems of several kinds, by rule %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::RecoveryNotices</name>
    <message numerus="yes">
        <source>%1 changes to it that were never persisted are kept.</source>
        <translation>
            <numerusform>%1 change to it that was never persisted is kept.</numerusform>
            <numerusform>%1 changes to it that were never persisted are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 changes to %2 of %3 were never persisted.</source>
        <translation>
            <numerusform>%1 change to %2 of %3 was never persisted.</numerusform>
            <numerusform>%1 changes to %2 of %3 were never persisted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 changes to %2 are staged again.</source>
        <translation>
            <numerusform>%1 change to %2 is staged again.</numerusform>
            <numerusform>%1 changes to %2 are staged again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of them are stored by now.</source>
        <translation>
            <numerusform>%1 of them is stored by now.</numerusform>
            <numerusform>%1 of them are stored by now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 are of entries that are edited already, and stay kept.</source>
        <translation>
            <numerusform>%1 is of an entry that is edited already, and stays kept.</numerusform>
            <numerusform>%1 are of entries that are edited already, and stay kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 meet changes by another program.</source>
        <translation>
            <numerusform>%1 meets changes by another program.</numerusform>
            <numerusform>%1 meet changes by another program.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 earlier ones of the same entries, made in another window, stay kept.</source>
        <translation>
            <numerusform>%1 earlier one of the same entry, made in another window, stays kept.</numerusform>
            <numerusform>%1 earlier ones of the same entries, made in another window, stay kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are kept, and can be staged again.</source>
        <translation>
            <numerusform>It is kept, and can be staged again.</numerusform>
            <numerusform>They are kept, and can be staged again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard them</source>
        <translation>
            <numerusform>Discard it</numerusform>
            <numerusform>Discard them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::ReportModel</name>
    <message numerus="yes">
        <source>and %1 more</source>
        <translation>
            <numerusform>and %1 more</numerusform>
            <numerusform>and %1 more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::ReviewDialog</name>
    <message numerus="yes">
        <source>%1 changes cannot be written as they are and stay here.</source>
        <translation>
            <numerusform>%1 change cannot be written as it is and stays here.</numerusform>
            <numerusform>%1 changes cannot be written as they are and stay here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Persist %1 changes to %2</source>
        <translation>
            <numerusform>Persist %1 change to %2</numerusform>
            <numerusform>Persist %1 changes to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 stores</source>
        <translation>
            <numerusform>%1 store</numerusform>
            <numerusform>%1 stores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 changes will be written to %2.</source>
        <translation>
            <numerusform>%1 change will be written to %2.</numerusform>
            <numerusform>%1 changes will be written to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Values: %1 bytes.</source>
        <translation>
            <numerusform>Values: %1 byte.</numerusform>
            <numerusform>Values: %1 bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::SearchPanel</name>
    <message numerus="yes">
        <source>%1 results</source>
        <translation>
            <numerusform>%1 result</numerusform>
            <numerusform>%1 results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1; %2 entries could not be searched</source>
        <translation>
            <numerusform>%1; %2 entry could not be searched</numerusform>
            <numerusform>%1; %2 entries could not be searched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::SideEffectNotes</name>
    <message numerus="yes">
        <source>%1 more files are like that.</source>
        <translation>
            <numerusform>%1 more file is like that.</numerusform>
            <numerusform>%1 more files are like that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::StandoutView</name>
    <message numerus="yes">
        <source>%1 outliers, farther than %2 from the mean</source>
        <translation>
            <numerusform>%1 outlier, farther than %2 from the mean</numerusform>
            <numerusform>%1 outliers, farther than %2 from the mean</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 vectors of %2 numbers compared, as they are stored</source>
        <translation>
            <numerusform>%1 vector of %2 numbers compared, as it is stored</numerusform>
            <numerusform>%1 vectors of %2 numbers compared, as they are stored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of another length left out</source>
        <translation>
            <numerusform>%1 of another length left out</numerusform>
            <numerusform>%1 of another length left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 have no direction</source>
        <translation>
            <numerusform>%1 has no direction</numerusform>
            <numerusform>%1 have no direction</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nearest to %1 of %2</source>
        <translation>
            <numerusform>nearest to %1 of %2</numerusform>
            <numerusform>nearest to %1 of %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::StatisticsView</name>
    <message numerus="yes">
        <source>%1 values could not be read.</source>
        <translation>
            <numerusform>%1 value could not be read.</numerusform>
            <numerusform>%1 values could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::StatusLine</name>
    <message numerus="yes">
        <source>%1 unpersisted edits</source>
        <translation>
            <numerusform>%1 unpersisted edit</numerusform>
            <numerusform>%1 unpersisted edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 unpersisted edits in other stores</source>
        <translation>
            <numerusform>%1 unpersisted edit in other stores</numerusform>
            <numerusform>%1 unpersisted edits in other stores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::TaskStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::TextFind</name>
    <message numerus="yes">
        <source>%1 matches</source>
        <translation>
            <numerusform>%1 match</numerusform>
            <numerusform>%1 matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kvlens::WordsView</name>
    <message numerus="yes">
        <source>%1 keywords</source>
        <translation>
            <numerusform>%1 keyword</numerusform>
            <numerusform>%1 keywords</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 chunks looked at; words as Python has them, without stop words</source>
        <translation>
            <numerusform>%1 chunk looked at; words as Python has them, without stop words</numerusform>
            <numerusform>%1 chunks looked at; words as Python has them, without stop words</numerusform>
        </translation>
    </message>
</context>
</TS>
