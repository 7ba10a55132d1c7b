using Amazon.Runtime.Internal;

namespace Amazon.StandIn;

/// <summary>Replaces the endpoint and auth handlers of the Core pipeline, as generated clients do.</summary>
internal static class ServicePipeline
{
    internal static void Customize(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new StandInEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new StandInAuthHandler());
    }

    internal static InvokeOptions Options(Operation operation) =>
        new() { RequestMarshaller = operation, ResponseUnmarshaller = operation };
}
