namespace AiChef.LocalCloud;

/// <summary>A request that a host received.</summary>
/// <param name="Service">The service as requests are signed for it, such as <c>cloudformation</c>.</param>
/// <param name="Operation">The operation, such as <c>DescribeStacks</c>; the method of the request, such as <c>GET</c>,
/// where the service finds operations by path (S3 and API Gateway).</param>
/// <param name="IsThrottled">Whether it is throttled instead of answered.</param>
public sealed record ObservedRequest(string Service, string Operation, bool IsThrottled);
