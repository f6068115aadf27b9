namespace KejiGraph.GraphQL.Language;

/// <summary>The messages of lexer and parser, worded as graphql-js words them.</summary>
internal static class SyntaxErrors
{
    public static GraphQLException Expected(SourcePosition at, string expected, string found) =>
        Syntax(at, $"Expected {expected}, found {found}.");

    public static GraphQLException Unexpected(SourcePosition at, string found) => Syntax(at, $"Unexpected {found}.");

    public static GraphQLException UnexpectedVariable(SourcePosition at, string name) =>
        Syntax(at, $"Unexpected variable \"${name}\" in constant value.");

    public static GraphQLException ReservedEnumValue(SourcePosition at, string found) =>
        Syntax(at, $"{found} is reserved and cannot be used for an enum value.");

    public static GraphQLException DescriptionOfShorthand(SourcePosition at) =>
        Syntax(at, "Unexpected description, descriptions are not supported on shorthand queries.");

    public static GraphQLException DescriptionOfExtension(SourcePosition at) =>
        Syntax(at, "Unexpected description, only GraphQL definitions support descriptions.");

    public static GraphQLException TwoDots(SourcePosition at) =>
        Syntax(at, "Unexpected \"..\", did you mean \"...\"?");

    public static GraphQLException NoDigitBeforePoint(SourcePosition at, string digits) =>
        Syntax(at, $"Invalid number, expected digit before \".\", did you mean \"0.{digits}\"?");

    public static GraphQLException DigitAfterZero(SourcePosition at, string found) =>
        Syntax(at, $"Invalid number, unexpected digit after 0: {found}.");

    public static GraphQLException NoDigit(SourcePosition at, string found) =>
        Syntax(at, $"Invalid number, expected digit but got: {found}.");

    public static GraphQLException SingleQuote(SourcePosition at) =>
        Syntax(at, "Unexpected single quote character ('), did you mean to use a double quote (\")?");

    public static GraphQLException UnexpectedCharacter(SourcePosition at, string character) =>
        Syntax(at, $"Unexpected character: {character}.");

    public static GraphQLException InvalidCharacter(SourcePosition at, string character) =>
        Syntax(at, $"Invalid character: {character}.");

    public static GraphQLException InvalidCharacterInString(SourcePosition at, string character) =>
        Syntax(at, $"Invalid character within String: {character}.");

    public static GraphQLException UnterminatedString(SourcePosition at) => Syntax(at, "Unterminated string.");

    public static GraphQLException InvalidUnicodeEscape(SourcePosition at, string escape) =>
        Syntax(at, $"Invalid Unicode escape sequence: \"{escape}\".");

    public static GraphQLException InvalidEscape(SourcePosition at, string escape) =>
        Syntax(at, $"Invalid character escape sequence: \"{escape}\".");

    public static GraphQLException TooManyTokens(SourcePosition at, int limit) =>
        Limit(at, $"Document contains more than {limit} tokens. Parsing aborted.");

    public static GraphQLException TooDeep(SourcePosition at, int limit) =>
        Limit(at, $"Document is nested more than {limit} levels deep. Parsing aborted.");

    public static GraphQLException TooManyDirectives(SourcePosition at, int limit) =>
        Limit(at, $"Document applies more than {limit} directives at one place. Parsing aborted.");

    private static GraphQLException Syntax(SourcePosition at, string message) =>
        new(new GraphQLError("Syntax Error: " + message, ErrorCodes.ParseFailed, at));

    private static GraphQLException Limit(SourcePosition at, string message) =>
        new(new GraphQLError("Syntax Error: " + message, ErrorCodes.LimitExceeded, at));
}
