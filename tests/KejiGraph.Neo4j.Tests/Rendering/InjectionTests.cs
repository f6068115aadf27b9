using System.Text.Json;

namespace KejiGraph.Neo4j.Tests.Rendering;

public sealed class InjectionTests
{
    private const string Document = """
        query($id: ID!, $ids: [ID!]!, $text: String, $texts: [String!], $url: URL, $where: BookFilterInput, $remarks: RemarkFilterInput!) {
          node: book(id: $id) { name }
          list: books(where: { id: { in: $ids } }) { nodes { id } }
          equal: books(where: { name: { eq: $text } }) { totalCount nodes { id } }
          in: books(where: { name: { in: $texts } }) { nodes { id } }
          not: books(where: { name: { contains: $text } }) { nodes { id } }
          starts: books(where: { name: { startsWith: $text } }) { nodes { id } }
          ends: books(where: { name: { endsWith: $text } }) { nodes { id } }
          keyword: works(where: { keywords: { some: { eq: $text } } }) { nodes { id } }
          url: books(where: { site: { eq: $url } }) { nodes { id } }
          whole: books(where: $where, order: [{ name: DESC }]) { nodes { id } }
          record: things(where: { remarks: { some: $remarks } }) { nodes { id } }
        }
        """;

    public static TheoryData<string> Attacks =>
    [
        "`", "``", "\\u0060", "\u0060) DETACH DELETE n //", "'", "\"", "\\", "\\\\", "\\'", "\\\"", "\n", "\u2028", "\0",
        "//", "/*", "*/", "/* */", "-- ", ";", "}", "}}", "})", "}) DETACH DELETE n //", "' OR 1=1 //", "\" OR 1=1 //",
        "\"}) MATCH (n) DETACH DELETE n //", "$p0", "$", "{", "${p0}", "\\u0022}) DETACH DELETE n //", "\u001f", "\u001e", "\u001a",
        "\u001fAtext=", "n0.id", "RETURN 1", "UNION ALL MATCH (n) RETURN n", "CALL db.labels()", "LOAD CSV FROM 'http://x' AS l",
        "骆驼祥子", "𠀀", "%27", "\uFF07", "\uFF02",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task No_text_of_a_request_becomes_part_of_a_statement(string attack)
    {
        await using var capture = await PlanCapture.OpenAsync();

        var harmless = await capture.RenderAsync(Document, Variables("x"));
        var attacked = await capture.RenderAsync(Document, Variables(attack));

        Assert.Equal(harmless.Text, attacked.Text);
        Assert.Equal(harmless.Parameters.Keys, attacked.Parameters.Keys);
        Assert.Contains(attack, attacked.Parameters.Values);
    }

    private static JsonElement Variables(string text) => JsonSerializer.SerializeToElement(new Dictionary<string, object?>
    {
        ["id"] = text,
        ["ids"] = (string[])[text, "b-frog"],
        ["text"] = text,
        ["texts"] = (string[])[text, "a"],
        ["url"] = "https://example.org/?" + Uri.EscapeDataString(text),
        ["where"] = new Dictionary<string, object?>
        {
            ["name"] = new Dictionary<string, object?> { ["eq"] = text, ["contains"] = text },
        },
        ["remarks"] = new Dictionary<string, object?>
        {
            ["text"] = new Dictionary<string, object?> { ["contains"] = text },
            ["tags"] = new Dictionary<string, object?> { ["some"] = new Dictionary<string, object?> { ["eq"] = text } },
        },
    });
}
