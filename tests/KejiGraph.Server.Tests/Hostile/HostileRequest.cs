using System.Text;
using System.Text.Json;

namespace KejiGraph.Server.Tests.Hostile;

/// <summary>A body that is made to cost a server much, and how it is to be refused.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Code">The code of the first error.</param>
/// <param name="Message">How its message begins.</param>
/// <param name="Document">The document.</param>
/// <param name="Variables">The variables as JSON.</param>
public sealed record HostileRequest(string Name, string Code, string Message, string Document, string Variables = "{}")
{
    private const string Limit = "LIMIT_EXCEEDED";
    private const string NotValid = "GRAPHQL_VALIDATION_FAILED";
    private const string NotParsed = "GRAPHQL_PARSE_FAILED";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<HostileRequest> All { get; } =
    [
        new(
            "100,000 braces",
            NotParsed,
            "Syntax Error: Expected Name, found \"{\".",
            new string('{', 100_000)),
        new(
            "100,000 nested selection sets",
            Limit,
            "Syntax Error: Document is nested more than 200 levels deep. Parsing aborted.",
            Repeat("{a", 100_000)),
        new(
            "64 KB of brackets",
            NotParsed,
            "Syntax Error: Unexpected \"[\".",
            new string('[', 64 * 1024)),
        new(
            "64 KB of brackets in an argument",
            Limit,
            "Syntax Error: Document is nested more than 200 levels deep. Parsing aborted.",
            "{a(b:" + new string('[', 64 * 1024)),
        new(
            "64 KB of brackets in the type of a variable",
            Limit,
            "Syntax Error: Document is nested more than 200 levels deep. Parsing aborted.",
            "query($a:" + new string('[', 64 * 1024)),
        new(
            "fragments that spread twice, on 30 levels",
            Limit,
            "Document meets more than 1000 fragment spreads with its fragments spread out. Validation aborted.",
            "{ ...F0 }" + string.Concat(Enumerable.Range(0, 30).Select(level =>
                $" fragment F{level} on Query {{ ...F{level + 1} ... {{ ...F{level + 1} }} }}")) + " fragment F30 on Query { __typename }"),
        new(
            "10,000 overlapping fields",
            Limit,
            "Document selects more than 2048 fields with its fragments spread out. Validation aborted.",
            "{" + Repeat("__typename ", 10_000) + "}"),
        new(
            "1,000 overlapping fields that conflict",
            NotValid,
            "Fields \"x\" conflict because they have differing arguments.",
            "{" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"x:entities(first:{i}){{totalCount}}")) + "}"),
        new(
            "1,000 aliases",
            Limit,
            "Operation selects more than 50 fields at its root. Validation aborted.",
            "{" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"x{i}:entities{{totalCount}}")) + "}"),
        new(
            "1,000,000 tokens",
            Limit,
            "Syntax Error: Document contains more than 20000 tokens. Parsing aborted.",
            "{a(b:[" + Repeat("[]", 500_000) + "])}"),
        new(
            "half a surrogate pair in the document",
            NotParsed,
            "Syntax Error: Invalid Unicode escape sequence: \"\\uD800\".",
            "{ enterprise(id: \"\\uD800\") { id } }"),
        new(
            "40 KB of nested lists and objects in a variable",
            Limit,
            "The JSON of the request is nested more than 200 levels deep.",
            "query ($where: EntityFilterInput) { entities(where: $where) { totalCount } }",
            "{\"where\":{\"and\":[" + Repeat(Repeat("{\"and\":[", 120) + Repeat("]}", 120) + ",", 33) + "{}]}}"),
        new(
            "6,000 arguments of one name on a line of 900 KB",
            NotValid,
            "There can be only one argument named \"x\".",
            "{" + new string(' ', 900_000) + "entities(" + Repeat("x:1 ", 6_000) + "){totalCount}}"),
        new(
            "two fields with 3,000 arguments each",
            NotValid,
            "Unknown argument \"x0\" on field \"Query.entities\".",
            "{" + Repeat("entities(" + string.Concat(Enumerable.Range(0, 3_000).Select(i => $"x{i}:1 ")) + "){totalCount}", 2) + "}"),
        new(
            "1,400 variables among 60,000 other members",
            "BAD_USER_INPUT",
            "Variable \"$last\" has invalid value: Expected a value of non-null type \"Int!\" to be provided.",
            "query(" + string.Concat(Enumerable.Range(0, 1_400).Select(i => $"$a{i}:String ")) + "$last:Int!){entities(first:$last where:{or:["
                + string.Concat(Enumerable.Range(0, 1_400).Select(i => $"{{name:{{eq:$a{i}}}}}")) + "]}){totalCount}}",
            "{" + string.Join(',', Enumerable.Range(0, 60_000).Select(i => $"\"b{i}\":1")) + "}"),
        new(
            "a filter of 10,000 parts that 40 fields use",
            Limit,
            "The filters, orders and lists of the operation have more than 50000 values with its variables put in.",
            "query ($where: EntityFilterInput) {"
                + string.Concat(Enumerable.Range(0, 40).Select(i => $"x{i}:entities(where:$where){{totalCount}}")) + "}",
            "{\"where\":{\"or\":[" + Repeat("{},", 10_000) + "{}]}}"),
        new(
            "lists in lists in lists",
            "COST_EXCEEDED",
            "The operation costs more than 10^15; at most 1000 is allowed.",
            "{ regions { nodes { " + Repeat("parts(first: 50) { nodes { ", 80) + "id " + new string('}', 163)),
    ];

    /// <summary>The body of the request.</summary>
    public ByteArrayContent Content()
    {
        var content = new ByteArrayContent(
            Encoding.UTF8.GetBytes($"{{\"query\":{JsonSerializer.Serialize(Document)},\"variables\":{Variables}}}"));
        content.Headers.ContentType = new("application/json");
        return content;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
