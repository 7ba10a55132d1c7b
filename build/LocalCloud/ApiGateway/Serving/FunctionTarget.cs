namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>The function that an integration's URI names.</summary>
internal static class FunctionTarget
{
    private const string Path = "path/2015-03-31/functions/";
    private const string End = "/invocations";

    /// <summary>ARN of the function, or null if the URI does not name one.</summary>
    public static string? Of(string uri)
    {
        // arn:aws:apigateway:region:lambda:path/2015-03-31/functions/{function ARN}/invocations
        var parts = uri.Split(':', 6);
        return
            parts is ["arn", _, "apigateway", _, "lambda", var path]
            && path.StartsWith(Path, StringComparison.Ordinal)
            && path.EndsWith(End, StringComparison.Ordinal)
            ? path[Path.Length..^End.Length]
            : null;
    }
}
