using KejiGraph.Engine.Model;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;
using KejiGraph.Server.Sample;

namespace KejiGraph.Server.Hosting;

/// <summary>The model that lies beside the program.</summary>
internal static class ModelFile
{
    /// <summary>Reads it.</summary>
    /// <exception cref="StartException">It cannot be read or is wrong.</exception>
    public static DomainModel Read()
    {
        try
        {
            return ModelReader.Read(new SourceText(File.ReadAllBytes(SchemaFiles.Model), SchemaFiles.Model));
        }
        catch (GraphQLException errors)
        {
            throw new StartException(string.Join(Environment.NewLine, errors.Errors.Select(ModelError)));
        }
        catch (IOException cause)
        {
            throw new StartException($"The model cannot be read: {cause.Message}");
        }
    }

    /// <summary>File, line and column, then the sentence, as compilers print it.</summary>
    private static string ModelError(GraphQLError error) =>
        string.Join(", ", error.Locations.Select(place => $"{SchemaFiles.Model}:{place.Line}:{place.Column}").DefaultIfEmpty(SchemaFiles.Model))
        + ": " + error.Message;
}
