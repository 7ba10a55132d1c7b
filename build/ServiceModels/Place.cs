namespace AiChef.ServiceModels;

/// <summary>Where a member of a request or an answer stands in HTTP.</summary>
public enum Place
{
    /// <summary>In the body, among its other members.</summary>
    Body,

    /// <summary>In the path.</summary>
    Uri,

    /// <summary>In the query.</summary>
    Query,

    /// <summary>In a header.</summary>
    Header,

    /// <summary>In all headers that begin with its name.</summary>
    Headers,

    /// <summary>The status of an answer.</summary>
    Status,
}
