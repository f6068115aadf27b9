using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Rendering;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Schema;

/// <summary>The constraints and indexes that a model asks for. Their names say what they are on, so that a second run finds them.</summary>
internal static class GraphSchema
{
    /// <summary>The statements, each valid on its own and in any order.</summary>
    public static IReadOnlyList<SchemaStatement> Of(GraphModel model)
    {
        var id = model.NodeTypes[0].Id.Name;
        return
        [
            Unique(StoredNames.Commits, StoredNames.CommitsName),
            Unique(StoredNames.AnyNode, id),
            .. Shared(model),
            .. model.NodeTypes.SelectMany(Node),
            .. model.RelationshipTypes.SelectMany(Relationship),
            .. model.FullTextIndexes.Select(FullText),
        ];
    }

    /// <summary>The statements as a script for Neo4j's shell.</summary>
    public static string Script(GraphModel model) => string.Concat(
        [
            "// The constraints and indexes of the Neo4j store, derived from model.graphql. Running it again changes nothing.\n",
            .. Of(model).Select(statement => $"{statement.Text};\n"),
        ]);

    /// <summary>Indexes on all nodes for what so many types share that large sets are filtered and sorted by it.</summary>
    private static IEnumerable<SchemaStatement> Shared(GraphModel model) => model.NodeTypes
        .SelectMany(type => type.Properties.Where(property => property != type.Id))
        .Where(property => property is { IsUnique: true } or { IsIndexed: true, IsOrdered: true })
        .GroupBy(property => (Name: StoredNames.OrderName(property), property.Kind))
        .Where(same => same.Count() > TypeCondition.MaxNamed)
        .DistinctBy(same => same.Key.Name)
        .Select(same => Index(StoredNames.AnyNode, same.First(), $"(n:{StoredNames.Quote(StoredNames.AnyNode)})"));

    private static IEnumerable<SchemaStatement> Node(NodeType type)
    {
        var label = type.Labels[0];
        foreach (var property in type.Properties)
        {
            if (property.IsUnique || property == type.Id)
            {
                yield return Unique(label, StoredNames.OrderName(property));
            }
            else if (property is { IsIndexed: true, IsOrdered: true })
            {
                yield return Index(label, property, $"(n:{StoredNames.Quote(label)})");
            }
        }
    }

    private static IEnumerable<SchemaStatement> Relationship(RelationshipType type) => type.Properties
        .Where(property => property == type.Id || property is { IsIndexed: true, IsOrdered: true })
        .Select(property => Index(type.Name, property, $"()-[n:{StoredNames.Quote(type.Name)}]-()"));

    /// <summary>
    /// Text in records is found through the property that keeps the records. The analyzer makes each two adjacent Chinese characters a
    /// term, so that any part of a name finds it.
    /// </summary>
    private static SchemaStatement FullText(FullTextIndex index)
    {
        var properties = index.Paths.Select(path => path.Split('.')[0]).Distinct();
        return new SchemaStatement(
            index.Name,
            $"CREATE FULLTEXT INDEX {StoredNames.Quote(index.Name)} IF NOT EXISTS FOR (n:{StoredNames.Labels(index.Nodes)}) "
            + $"ON EACH [{string.Join(", ", properties.Select(property => $"n.{StoredNames.Quote(property)}"))}] "
            + "OPTIONS { indexConfig: { `fulltext.analyzer`: \"cjk\" } }");
    }

    private static SchemaStatement Unique(string label, string property)
    {
        var name = $"{label}.{property}.unique";
        return new SchemaStatement(
            name,
            $"CREATE CONSTRAINT {StoredNames.Quote(name)} IF NOT EXISTS "
            + $"FOR (n:{StoredNames.Quote(label)}) REQUIRE n.{StoredNames.Quote(property)} IS UNIQUE");
    }

    private static SchemaStatement Index(string owner, PropertyDefinition property, string pattern)
    {
        var stored = StoredNames.OrderName(property);
        var name = $"{owner}.{stored}.range";
        return new SchemaStatement(
            name,
            $"CREATE RANGE INDEX {StoredNames.Quote(name)} IF NOT EXISTS FOR {pattern} ON (n.{StoredNames.Quote(stored)})");
    }
}
