namespace KejiGraph.Server.Http;

/// <summary>Which edition of "GraphQL over HTTP" gives the status codes.</summary>
internal enum HttpEdition
{
    /// <summary>The first edition, of September 2026.</summary>
    September2026,

    /// <summary>The drafts before it, which most clients and audits know.</summary>
    Draft,
}
