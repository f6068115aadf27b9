using System.Globalization;
using System.Text;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Json;
using KejiGraph.Testing.Library;

namespace KejiGraph.Server.Tests.Caching;

/// <summary>Random questions about a library, and random changes of it: few nodes, so that they meet.</summary>
internal sealed class RandomLibrary(int seed)
{
    private const int IdsOfType = 12;

    private static readonly string[] Types = ["Author", "Book", "Article", "Library"];
    private static readonly string[] Genres = ["NOVEL", "ESSAY", "MANUAL"];

    private readonly Random _random = new(seed);

    /// <summary>A query of one to three root fields, down to three levels.</summary>
    public string NextDocument()
    {
        var fields = Enumerable.Range(0, _random.Next(1, 4)).Select(place => $"f{place}: {Root()}");
        return $"{{ {string.Join(' ', fields)} }}";
    }

    /// <summary>A change; the store may refuse it.</summary>
    public Change NextChange() => _random.Next(10) switch
    {
        < 4 => WriteNode(),
        4 => new Change.DeleteNode(Id(Pick(Types))),
        5 or 6 => new Change.DeleteRelationship(LibraryGraph.Model.Graph.FindRelationshipType("WROTE")!, RelationshipId()),
        _ => WriteRelationship(),
    };

    private string Root() => _random.Next(7) switch
    {
        0 => $"author(id: \"{Id("Author")}\") {{ {Author(2)} }}",
        1 => $"node(id: \"{Id(Pick(Types))}\") {{ __typename id ... on Author {{ {Author(1)} }} ... on Book {{ {Work(1)} }} }}",
        2 => $"authors{Arguments(AuthorFilter(), "born")} {{ {Connection(Author(2))} }}",
        3 => $"works{Arguments(WorkFilter(), "year")} {{ {Connection(Work(2))} }}",
        4 => $"books{Arguments(WorkFilter(), "pages")} {{ {Connection(Work(1))} }}",
        5 => $"libraries {{ {Connection($"name collection(first: 3, order: [{{ name: ASC }}]) {{ {Connection(Work(1))} }}")} }}",
        _ => $"things(order: [{{ name: {Direction()} }}], first: 5) {{ {Connection("__typename id name")} }}",
    };

    private string Author(int depth) => Some(
        "name", "born", depth == 0 ? "id" : $"works{Arguments(WorkFilter(), "year")} {{ {Connection(Work(depth - 1))} }}");

    private string Work(int depth) => Some(
        "name",
        "year",
        "genre",
        depth == 0 ? "keywords" : $"authors(order: [{{ born: {Direction()} }}]) {{ {Connection(Author(depth - 1))} }}",
        depth == 0 ? "id" : $"citedBy(first: 4) {{ {Connection(Work(depth - 1))} }}");

    private string Connection(string node) => _random.Next(4) switch
    {
        0 => "totalCount",
        1 => $"totalCount nodes {{ {node} }}",
        2 => $"edges {{ node {{ {node} }} }} pageInfo {{ hasNextPage }}",
        _ => $"nodes {{ {node} }}",
    };

    private string Arguments(string filter, string sortKey) => _random.Next(4) switch
    {
        0 => "",
        1 => $"(where: {{ {filter} }})",
        2 => $"(order: [{{ {sortKey}: {Direction()} }}], first: {_random.Next(1, 6)})",
        _ => $"(where: {{ {filter} }}, order: [{{ name: {Direction()} }}])",
    };

    private string AuthorFilter() => _random.Next(5) switch
    {
        0 => $"born: {{ gt: {Number()} }}",
        1 => $"born: {{ eq: {Number()} }}",
        2 => $"name: {{ startsWith: \"{Name()}\" }}",
        3 => $"works: {{ some: {{ node: {{ year: {{ lt: {Number()} }} }} }} }}",
        _ => $"worksCount: {{ gte: {_random.Next(3)} }}",
    };

    private string WorkFilter() => _random.Next(4) switch
    {
        0 => $"year: {{ lte: {Number()} }}",
        1 => $"genre: {{ in: [{Pick(Genres)}, {Pick(Genres)}] }}",
        2 => $"authors: {{ none: {{ node: {{ born: {{ gt: {Number()} }} }} }} }}",
        _ => $"citedBy: {{ any: {(_random.Next(2) == 0 ? "true" : "false")} }}",
    };

    private Change WriteNode()
    {
        var type = Pick(Types);
        var own = type switch
        {
            "Author" => $"\"born\":{Number()}",
            "Book" => $"\"year\":{Number()},\"pages\":{Number()},\"genre\":\"{Pick(Genres)}\"",
            "Article" => $"\"year\":{Number()}",
            _ => "\"remarks\":[]",
        };
        return Line($"{{\"node\":\"{type}\",\"id\":\"{Id(type)}\",\"properties\":{{\"name\":\"{Name()}\",{own}}}}}");
    }

    private Change WriteRelationship()
    {
        var id = RelationshipId();
        var work = Id(_random.Next(2) == 0 ? "Book" : "Article");
        return _random.Next(3) switch
        {
            0 => Line(
                $"{{\"relationship\":\"CITES\",\"id\":\"{id}\",\"from\":\"{Id("Book")}\",\"to\":\"{work}\",\"properties\":{{}}}}"),
            1 => Line(
                $"{{\"relationship\":\"OWNS\",\"id\":\"{id}\",\"from\":\"{Id("Library")}\",\"to\":\"{work}\",\"properties\":{{\"copies\":{Number()}}}}}"),
            _ => Line(
                $"{{\"relationship\":\"WROTE\",\"id\":\"{id}\",\"from\":\"{Id("Author")}\",\"to\":\"{work}\",\"properties\":{{\"share\":0.5}}}}"),
        };
    }

    private static Change Line(string json) =>
        GraphLineReader.Read(LibraryGraph.Model.Graph, WriteMode.Upsert, Encoding.UTF8.GetBytes(json));

    private string Some(params string[] fields)
    {
        string[] some = [.. fields.Where(_ => _random.Next(2) == 0)];
        return some.Length == 0 ? "__typename" : string.Join(' ', some);
    }

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];

    private string Id(string type) => $"{type}-{_random.Next(IdsOfType)}";

    private string RelationshipId() => $"r-{_random.Next(4 * IdsOfType)}";

    private string Name() => Pick(["莫", "鲁", "a", "b"]) + Number();

    private string Number() => _random.Next(8).ToString(CultureInfo.InvariantCulture);

    private string Direction() => _random.Next(2) == 0 ? "ASC" : "DESC";
}
