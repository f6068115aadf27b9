using KejiGraph.Server.Tests.Http;

namespace KejiGraph.Server.Tests.Clients;

/// <summary>
/// The audits of the package graphql-http, which ask for the codes of the drafts. Each that does not hold by default stands
/// here with the sentence of the first edition that asks for something else.
/// </summary>
public sealed class AuditTests(RunningServer server, DraftServer draft) : IClassFixture<RunningServer>, IClassFixture<DraftServer>
{
    private const string NotWellFormed =
        "If the request is not a well-formed GraphQL-over-HTTP request, status code 422 SHOULD be used.";

    private const string LikeOthers =
        "If the Accept header does not indicate support for one of the server's preferred media types but does indicate support for application/json, as may be the case for a legacy client, the request SHOULD be performed following the requirements of this specification as if the request had specified Accept: application/graphql-response+json";

    private const string NotCoerced =
        "If the variable values cannot be coerced to match the operation's variable definitions, status code 422 SHOULD be used.";

    private static readonly Dictionary<string, (string Audit, string Sentence)> Deviations = new()
    {
        ["423L"] = ("MAY use 400 status code on missing {query} parameter", NotWellFormed),
        ["LKJ0"] = ("MAY use 400 status code on object {query} parameter", NotWellFormed),
        ["LKJ1"] = ("MAY use 400 status code on number {query} parameter", NotWellFormed),
        ["LKJ2"] = ("MAY use 400 status code on boolean {query} parameter", NotWellFormed),
        ["LKJ3"] = ("MAY use 400 status code on array {query} parameter", NotWellFormed),
        ["6C00"] = ("MAY use 400 status code on object {operationName} parameter", NotWellFormed),
        ["6C01"] = ("MAY use 400 status code on number {operationName} parameter", NotWellFormed),
        ["6C02"] = ("MAY use 400 status code on boolean {operationName} parameter", NotWellFormed),
        ["6C03"] = ("MAY use 400 status code on array {operationName} parameter", NotWellFormed),
        ["4760"] = ("MAY use 400 status code on string {variables} parameter", NotWellFormed),
        ["4761"] = ("MAY use 400 status code on number {variables} parameter", NotWellFormed),
        ["4762"] = ("MAY use 400 status code on boolean {variables} parameter", NotWellFormed),
        ["4763"] = ("MAY use 400 status code on array {variables} parameter", NotWellFormed),
        ["58B0"] = ("MAY use 400 status code on string {extensions} parameter", NotWellFormed),
        ["58B1"] = ("MAY use 400 status code on number {extensions} parameter", NotWellFormed),
        ["58B2"] = ("MAY use 400 status code on boolean {extensions} parameter", NotWellFormed),
        ["58B3"] = ("MAY use 400 status code on array {extensions} parameter", NotWellFormed),
        ["3E3A"] = ("MAY use 400 status code if parameters are invalid", NotWellFormed),
        ["572B"] = ("SHOULD use 200 status code on document parsing failure when accepting application/json", LikeOthers),
        ["FDE2"] = ("SHOULD use 200 status code on document validation failure when accepting application/json", LikeOthers),
        ["7B9B"] = ("SHOULD use a status code of 200 on variable coercion failure when accepting application/json", LikeOthers),
        ["86EE"] = ("SHOULD use a status code of 400 on variable coercion failure when accepting application/graphql-response+json", NotCoerced),
    };

    [Fact]
    public async Task With_the_codes_of_the_drafts_all_audits_hold()
    {
        Assert.Equal("61\n", await NodeScript.RunAsync("audits.mjs", draft.Url));
    }

    [Fact]
    public async Task By_default_the_audits_that_do_not_hold_are_those_that_the_first_edition_overrules()
    {
        var lines = (await NodeScript.RunAsync("audits.mjs", server.Url)).TrimEnd().Split('\n');

        Assert.Equal("61", lines[0]);
        Assert.Equal(Deviations.Select(one => $"{one.Key} {one.Value.Audit}").Order(), lines[1..].Order());
    }

    [Fact]
    public void No_audit_that_does_not_hold_is_a_MUST()
    {
        Assert.DoesNotContain(Deviations.Values, one => one.Audit.StartsWith("MUST", StringComparison.Ordinal));
        Assert.All(Deviations.Values, one => Assert.NotEmpty(one.Sentence));
    }
}
