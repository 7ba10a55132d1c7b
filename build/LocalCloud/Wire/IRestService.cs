namespace AiChef.LocalCloud.Wire;

/// <summary>A service whose requests are told apart by method and path (rest-xml, rest-json).</summary>
internal interface IRestService
{
    ValueTask<HttpAnswer> CallAsync(HttpCall call, CancellationToken cancellationToken);
}
