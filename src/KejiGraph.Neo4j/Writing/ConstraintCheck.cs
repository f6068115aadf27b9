using KejiGraph.Bolt;
using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Decoding;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Writing;

/// <summary>Holds a batch as a whole against the constraints that only its end can tell: unique values and references.</summary>
internal sealed class ConstraintCheck(GraphPart graph, BoltTransaction transaction)
{
    /// <summary>Checks what the batch is about to write. Neo4j's own constraints would refuse it too, but with words of its own.</summary>
    /// <exception cref="Graph.Stores.GraphStoreException">A constraint is broken.</exception>
    public async ValueTask BeforeAsync()
    {
        var written = graph.TouchedNodes.Where(node => !node.IsDeleted).ToLookup(node => node.Type);
        foreach (var type in graph.Model.NodeTypes.Where(written.Contains))
        {
            foreach (var property in type.Properties.Where(property => property.IsUnique && property != type.Id))
            {
                await UniqueAsync(type, property, written[type]).ConfigureAwait(false);
            }

            foreach (var node in written[type])
            {
                References(type.Name, node.Id, node.Written);
            }
        }

        foreach (var one in graph.TouchedRelationships.Where(one => !one.IsDeleted).OrderBy(one => one.Type.Index))
        {
            References(one.Type.Name, one.Id, one.Written);
        }
    }

    /// <summary>Checks, once all is written, that no record refers to what the batch deleted.</summary>
    /// <exception cref="Graph.Stores.GraphStoreException">A record does.</exception>
    public async ValueTask AfterAsync()
    {
        foreach (var node in graph.TouchedNodes.Where(node => node is { IsDeleted: true, IsNew: false }))
        {
            if (ReferenceCount.Of(graph.Model, node) is not { } statement)
            {
                continue;
            }

            var count = 0L;
            await transaction.RunAsync(
                statement, new RecordReader((ref PackStreamReader reader) => count = reader.ReadInteger())).ConfigureAwait(false);
            if (count > 0)
            {
                throw GraphErrors.StillReferenced(node.Id, count);
            }
        }
    }

    private async ValueTask UniqueAsync(NodeType type, PropertyDefinition property, IEnumerable<NodeState> nodes)
    {
        var holders = new Dictionary<object, SortedSet<string>>();
        foreach (var node in nodes)
        {
            if (node.Read(property) is { } value)
            {
                Hold(value, node.Id);
            }
        }

        if (holders.Count == 0)
        {
            return;
        }

        var values = holders.Keys.Select(StoredValues.ToCompare).ToArray();
        var id = StoredNames.Quote(type.Id.Name);
        await transaction.RunAsync(
            new BoltStatement(
                $"MATCH (n:{StoredNames.Label(type)}) WHERE n.{StoredNames.Quote(StoredNames.OrderName(property))} IN $values "
                + $"RETURN n.{StoredNames.Quote(property.Name)}, n.{id}",
                new Dictionary<string, object?> { ["values"] = values }),
            new RecordReader((ref PackStreamReader reader) =>
            {
                var value = Scalars.Read(ref reader, property.Kind)!;
                var holder = reader.ReadString();

                // What the batch touched was told above, or is deleted and known no more.
                if (!IsTouched(holder))
                {
                    Hold(value, holder);
                }
            })).ConfigureAwait(false);

        foreach (var node in nodes)
        {
            if (node.Read(property) is { } value && holders[value] is { Count: > 1 } both)
            {
                throw GraphErrors.NotUnique(type, property, PropertyText.Of(value), both.First(), both.ElementAt(1));
            }
        }

        void Hold(object value, string holder)
        {
            if (!holders.TryGetValue(value, out var ids))
            {
                holders.Add(value, ids = new SortedSet<string>(StringComparer.Ordinal));
            }

            ids.Add(holder);
        }
    }

    private bool IsTouched(string id) => graph.IsDeleted(id) || graph.FindNode(id) is { IsTouched: true };

    private void References(string type, string id, Dictionary<PropertyDefinition, object?> written)
    {
        foreach (var property in written.Keys.Where(property => property.Kind == ValueKind.Record).OrderBy(property => property.Index))
        {
            RecordReferences.Visit(written[property], (field, target) =>
            {
                if (graph.FindNode(target) is not { } node || !field.Target!.Contains(node.Type.Index))
                {
                    throw GraphErrors.DanglingReference($"{type} \"{id}\"", field, target);
                }
            });
        }
    }
}
