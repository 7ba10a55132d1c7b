using AiChef.LocalCloud.Wire;
using Microsoft.AspNetCore.Http;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>A call that one service makes of another without the network between them.</summary>
internal static class InternalCall
{
    public static HttpCall For(Scope scope) =>
        new()
        {
            Method = "POST",
            RawPath = "/",
            RawQuery = "",
            Headers = new HeaderDictionary(),
            Body = [],
            RequestId = Guid.NewGuid().ToString(),
            Scope = scope,
        };
}
