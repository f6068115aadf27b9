using System.Diagnostics.CodeAnalysis;

namespace KejiGraph.GraphQL.Language;

/// <summary>
/// Text to syntax (specification chapter "Language"). Messages and locations are those of graphql-js. Linear in the
/// length of the text, stateless and safe to call from any thread.
/// </summary>
public static class Parser
{
    /// <summary>Parses a document, executable or type system.</summary>
    /// <exception cref="GraphQLException">
    /// The text is not GraphQL (<see cref="ErrorCodes.ParseFailed"/>) or exceeds a limit
    /// (<see cref="ErrorCodes.LimitExceeded"/>).
    /// </exception>
    public static DocumentSyntax Parse(SourceText source, ParserOptions? options = null)
    {
        var reader = new SyntaxReader(source, options ?? ParserOptions.Trusted);
        try
        {
            return reader.ReadDocument();
        }
        finally
        {
            reader.Dispose();
        }
    }

    /// <summary>Parses a trusted document from a string.</summary>
    /// <exception cref="GraphQLException">The text is not GraphQL.</exception>
    public static DocumentSyntax Parse(string text) => Parse(new SourceText(text));

    /// <summary>Parses a document; the one error is given back instead of thrown.</summary>
    public static bool TryParse(
        SourceText source,
        ParserOptions options,
        [NotNullWhen(true)] out DocumentSyntax? document,
        [NotNullWhen(false)] out GraphQLError? error)
    {
        try
        {
            document = Parse(source, options);
            error = null;
            return true;
        }
        catch (GraphQLException exception)
        {
            document = null;
            error = exception.Errors[0];
            return false;
        }
    }

    /// <summary>Parses one value, in which variables may stand.</summary>
    /// <exception cref="GraphQLException">The text is not a value.</exception>
    public static ValueSyntax ParseValue(SourceText source, ParserOptions? options = null) =>
        ReadValue(source, options, isConst: false);

    /// <summary>Parses one value without variables, such as a default value.</summary>
    /// <exception cref="GraphQLException">The text is not a constant value.</exception>
    public static ValueSyntax ParseConstValue(SourceText source, ParserOptions? options = null) =>
        ReadValue(source, options, isConst: true);

    /// <summary>Parses a reference to a type, such as <c>[String!]!</c>.</summary>
    /// <exception cref="GraphQLException">The text is not a type.</exception>
    public static TypeSyntax ParseType(SourceText source, ParserOptions? options = null)
    {
        var reader = new SyntaxReader(source, options ?? ParserOptions.Trusted);
        try
        {
            reader.ReadStart();
            var type = reader.ReadType();
            reader.ReadEnd();
            return type;
        }
        finally
        {
            reader.Dispose();
        }
    }

    /// <summary>Parses the name of a part of a schema, such as <c>Type.field(argument:)</c>.</summary>
    /// <exception cref="GraphQLException">The text is not a schema coordinate.</exception>
    public static SchemaCoordinateSyntax ParseSchemaCoordinate(SourceText source) =>
        SchemaCoordinateReader.Read(source);

    private static ValueSyntax ReadValue(SourceText source, ParserOptions? options, bool isConst)
    {
        var reader = new SyntaxReader(source, options ?? ParserOptions.Trusted);
        try
        {
            reader.ReadStart();
            var value = reader.ReadValue(isConst);
            reader.ReadEnd();
            return value;
        }
        finally
        {
            reader.Dispose();
        }
    }
}
