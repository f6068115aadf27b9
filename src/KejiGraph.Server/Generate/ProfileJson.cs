using System.Text.Json;

namespace KejiGraph.Server.Generate;

/// <summary>A place in a profile file: reads what stands there, and collects with their places the sentences of what is wrong.</summary>
/// <param name="Json">What stands there.</param>
/// <param name="Path">The members that lead to it, such as <c>nodes.Person.properties</c>.</param>
/// <param name="Problems">What was found wrong in the file so far.</param>
internal readonly record struct ProfileJson(JsonElement Json, string Path, List<string> Problems)
{
    /// <summary>Does something with the place; what is wrong with it is noted, and the file is read on.</summary>
    public void Try(Action read)
    {
        try
        {
            read();
        }
        catch (Exception problem) when (problem is CommandException or Graph.Stores.GraphStoreException)
        {
            Problems.Add($"{Path}: {problem.Message}");
        }
    }

    /// <summary>The members of an object.</summary>
    public IEnumerable<(string Name, ProfileJson Value)> Members()
    {
        if (Json.ValueKind != JsonValueKind.Object)
        {
            throw ProfileErrors.NotA("an object");
        }

        var (path, problems) = (Path, Problems);
        return Json.EnumerateObject().Select(member =>
            (member.Name, new ProfileJson(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", problems)));
    }

    /// <summary>The items of a list.</summary>
    public IEnumerable<ProfileJson> Items()
    {
        if (Json.ValueKind != JsonValueKind.Array)
        {
            throw ProfileErrors.NotA("a list");
        }

        var (path, problems) = (Path, Problems);
        return Json.EnumerateArray().Select((item, place) => new ProfileJson(item, $"{path}[{place}]", problems));
    }

    /// <summary>A member, or null when it is missing.</summary>
    public ProfileJson? Find(string name) => Json.TryGetProperty(name, out var value)
        ? new ProfileJson(value, Path.Length == 0 ? name : $"{Path}.{name}", Problems)
        : null;

    /// <summary>A member.</summary>
    public ProfileJson Member(string name) => Find(name) ?? throw ProfileErrors.Missing(name);

    /// <summary>Refuses members that nobody reads, which are most likely misspelt.</summary>
    public void Allow(params string[] names)
    {
        foreach (var (name, _) in Members())
        {
            if (!names.Contains(name))
            {
                throw ProfileErrors.UnknownMember(name, names);
            }
        }
    }

    /// <summary>A text.</summary>
    public string Text() => Json.ValueKind == JsonValueKind.String ? Json.GetString()! : throw ProfileErrors.NotA("a text");

    /// <summary>A whole number in a range.</summary>
    public long Whole(long least, long most) =>
        Json.ValueKind == JsonValueKind.Number && Json.TryGetInt64(out var number) && number >= least && number <= most
            ? number
            : throw ProfileErrors.NotA($"a whole number from {least} to {most}");

    /// <summary>A number in a range.</summary>
    public double Number(double least, double most) =>
        Json.ValueKind == JsonValueKind.Number && Json.TryGetDouble(out var number) && number >= least && number <= most
            ? number
            : throw ProfileErrors.NotA(FormattableString.Invariant($"a number from {least} to {most}"));
}
