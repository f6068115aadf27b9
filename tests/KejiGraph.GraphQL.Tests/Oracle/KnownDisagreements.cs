using System.Text.Json.Nodes;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>Where graphql-js is not what the specification asks for. The project's README lists the cases.</summary>
internal static class KnownDisagreements
{
    // Rules for schemas that graphql-js does not have.
    private static readonly string[] OwnErrors =
        [" must not reference itself", " cannot be made a OneOf type by an extension.", "Cannot extend directive "];

    /// <summary>Whether graphql-js threw where the project has an error to report.</summary>
    public static bool Explain(JsonObject expected, JsonObject actual) =>
        (expected["crash"]?.GetValue<string>() ?? "").Contains("to be a GraphQL leaf type.", StringComparison.Ordinal)
        && actual.ToJsonString().Contains("must be Input Type but got", StringComparison.Ordinal);

    /// <summary>
    /// Takes away the project's own errors, and what graphql-js went on to answer where the project stopped for them.
    /// </summary>
    public static void Remove(Question question, JsonObject expected, JsonObject actual)
    {
        if (question.Text.Contains("__schema", StringComparison.Ordinal)
            || question.Text.Contains("__type(", StringComparison.Ordinal))
        {
            RemoveConflicts(expected["errors"], actual["errors"]);
        }

        Remove(expected, actual);
    }

    private static void Remove(JsonObject expected, JsonObject actual)
    {
        if (expected["extension"] is JsonObject theirs && actual["extension"] is JsonObject ours)
        {
            RemoveRepeatedDirectives(theirs, ours);
            Remove(theirs, ours);
        }

        if (RemoveOwn(actual["schemaErrors"]))
        {
            expected.Remove("introspection");
        }

        if (RemoveOwn(actual["sdlErrors"]))
        {
            Stop(expected, actual);
        }
    }

    // graphql-js does not know the types below meta-fields when it merges fields, and reports some conflicts twice. There
    // must be some for both or for none.
    private static void RemoveConflicts(JsonNode? expected, JsonNode? actual)
    {
        if (HasConflict(expected) && HasConflict(actual))
        {
            RemoveAll(expected, IsConflict);
            RemoveAll(actual, IsConflict);
        }
    }

    // graphql-js does not look at what the extended schema has applied already.
    private static void RemoveRepeatedDirectives(JsonObject expected, JsonObject actual)
    {
        if (RemoveAll(actual["sdlErrors"], error => IsRepeated(error) && !Contains(expected["sdlErrors"], error)))
        {
            Stop(expected, actual);
        }
    }

    private static void Stop(JsonObject expected, JsonObject actual)
    {
        if (actual["sdlErrors"] is JsonArray { Count: > 0 })
        {
            return;
        }

        actual.Remove("sdlErrors");
        foreach (var (name, _) in expected.Where(member => !actual.ContainsKey(member.Key)).ToList())
        {
            expected.Remove(name);
        }
    }

    private static bool RemoveOwn(JsonNode? errors) => RemoveAll(
        errors, error => OwnErrors.Any(own => MessageOf(error).Contains(own, StringComparison.Ordinal)));

    private static bool RemoveAll(JsonNode? errors, Func<JsonNode, bool> isRemoved) =>
        errors is JsonArray array && array.RemoveAll(error => isRemoved(error!)) > 0;

    private static bool HasConflict(JsonNode? errors) => errors is JsonArray array && array.Any(IsConflict!);

    private static bool IsConflict(JsonNode error) =>
        MessageOf(error).StartsWith("Fields \"", StringComparison.Ordinal);

    private static bool IsRepeated(JsonNode error) =>
        MessageOf(error).EndsWith("can only be used once at this location.", StringComparison.Ordinal);

    private static bool Contains(JsonNode? errors, JsonNode error) =>
        errors is JsonArray array && array.Any(other => JsonNode.DeepEquals(other, error));

    private static string MessageOf(JsonNode error) => error["message"]!.GetValue<string>();
}
