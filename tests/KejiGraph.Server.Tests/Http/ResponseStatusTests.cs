using KejiGraph.Engine.Requests;
using KejiGraph.Server.Http;

namespace KejiGraph.Server.Tests.Http;

public sealed class ResponseStatusTests
{
    [Theory]
    [InlineData("Data", 200, 200, 200)]
    [InlineData("DataWithErrors", 294, 200, 200)]
    [InlineData("NotParsed", 400, 400, 200)]
    [InlineData("NotValid", 422, 400, 200)]
    [InlineData("Refused", 422, 400, 200)]
    [InlineData("NotAllowed", 422, 400, 200)]
    [InlineData("Failed", 503, 503, 503)]
    public void Each_end_of_a_request_has_its_code_in_both_editions(string end, int edition, int draft, int legacyDraft)
    {
        var kind = Enum.Parse<ResponseKind>(end);

        Assert.Equal(edition, ResponseStatus.Of(kind, HttpEdition.September2026, isLegacy: false, isGet: false));
        Assert.Equal(edition, ResponseStatus.Of(kind, HttpEdition.September2026, isLegacy: true, isGet: false));
        Assert.Equal(draft, ResponseStatus.Of(kind, HttpEdition.Draft, isLegacy: false, isGet: false));
        Assert.Equal(legacyDraft, ResponseStatus.Of(kind, HttpEdition.Draft, isLegacy: true, isGet: false));
    }

    [Theory]
    [InlineData("September2026", false)]
    [InlineData("September2026", true)]
    [InlineData("Draft", false)]
    [InlineData("Draft", true)]
    public void What_GET_does_not_carry_is_405_for_everyone(string edition, bool isLegacy)
    {
        Assert.Equal(405, ResponseStatus.Of(ResponseKind.NotAllowed, Enum.Parse<HttpEdition>(edition), isLegacy, isGet: true));
    }
}
