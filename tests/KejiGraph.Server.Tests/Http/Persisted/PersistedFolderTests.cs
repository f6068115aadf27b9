using KejiGraph.Server.Http.Persisted;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Http.Persisted;

public sealed class PersistedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_text_may_stand_in_several_files()
    {
        Write("a.graphql", "{ a }");
        Write("b.json", """{"a":"{ a }","b":"{ a }"}""");

        var documents = PersistedDocuments.Read(_folder.Path);

        Assert.True(documents.TryFind("a", out var a) && documents.TryFind("b", out var b) && a.AsSpan().SequenceEqual(b));
    }

    [Fact]
    public void An_id_with_two_texts_ends_the_start()
    {
        Write("a.graphql", "{ a }");
        var second = Write("b.json", """{"a":"{ b }"}""");

        var error = Assert.Throws<StartException>(() => PersistedDocuments.Read(_folder.Path));

        Assert.Equal(
            $"The persisted document \"a\" in \"{second}\" has another text in a file before it; give each id once.", error.Message);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"a":7}""")]
    [InlineData("""{"a":null}""")]
    [InlineData("{")]
    public void A_file_that_is_no_map_of_texts_ends_the_start(string json)
    {
        var path = Write("documents.json", json);

        var error = Assert.Throws<StartException>(() => PersistedDocuments.Read(_folder.Path));

        Assert.Equal(
            $"The persisted documents in \"{path}\" cannot be read: the file must be a JSON object whose names are ids and whose values are documents.",
            error.Message);
    }

    [Fact]
    public void A_folder_that_is_not_there_ends_the_start()
    {
        var folder = Path.Combine(_folder.Path, "missing");

        var error = Assert.Throws<StartException>(() => PersistedDocuments.Read(folder));

        Assert.StartsWith($"The persisted documents in \"{folder}\" cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
