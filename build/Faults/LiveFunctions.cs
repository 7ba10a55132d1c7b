using System.IO.Compression;
using System.Text;
using AiChef.Deployment.Aws;
using Amazon.Lambda.Model;
using Shouldly;

namespace AiChef.Faults;

/// <summary>The functions as callers meet them: the version that the alias <c>live</c> leads to.</summary>
internal sealed class LiveFunctions(AwsClients clients, HttpClient http)
{
    /// <summary>The base64 SHA-256 of what is live, by function.</summary>
    internal async Task<Dictionary<string, string>> HashesAsync()
    {
        var live = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var function in Checkout.Functions)
        {
            live[function] = (await FunctionAsync(function)).Configuration.CodeSha256;
        }
        return live;
    }

    internal async Task<GetFunctionResponse> FunctionAsync(string function)
    {
        var name = $"ai-chef-{function}";
        var alias = await clients.Lambda.GetAliasAsync(new GetAliasRequest { FunctionName = name, Name = "live" });
        (alias.RoutingConfig?.AdditionalVersionWeights ?? []).ShouldBeEmpty();
        return await clients.Lambda.GetFunctionAsync(
            new GetFunctionRequest { FunctionName = name, Qualifier = alias.FunctionVersion }
        );
    }

    internal async Task<bool> HoldsAsync(string function, string mark)
    {
        var zip = await http.GetByteArrayAsync((await FunctionAsync(function)).Code.Location);
        await using var archive = new ZipArchive(new MemoryStream(zip));
        await using var entry = await archive.GetEntry($"{function}.dll")!.OpenAsync();
        using var assembly = new MemoryStream();
        await entry.CopyToAsync(assembly);
        return assembly.GetBuffer().AsSpan(0, (int)assembly.Length).IndexOf(Encoding.Unicode.GetBytes(mark)) >= 0;
    }
}
