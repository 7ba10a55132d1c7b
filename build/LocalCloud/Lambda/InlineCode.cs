using System.IO.Compression;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.Lambda;

/// <summary>The source text of a function in a template, which CloudFormation packs into a file named index.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html
/// </remarks>
internal static class InlineCode
{
    /// <summary>Equal text gives an equal package, whenever it is packed.</summary>
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The package of a text.</summary>
    /// <param name="runtime">The function's runtime.</param>
    /// <param name="source">The text.</param>
    /// <exception cref="ResourceException">The runtime compiles its functions.</exception>
    public static byte[] Zip(string runtime, string source)
    {
        var name =
            NodeRuntime.Is(runtime) ? "index.js"
            : runtime.StartsWith("python", StringComparison.Ordinal) ? "index.py"
            : throw new ResourceException(
                "InvalidRequest",
                $"ZipFile can only be used with the runtimes of Node.js and Python, not with {runtime}"
            );
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            var entry = zip.CreateEntry(name);
            entry.LastWriteTime = Time;
            using var writer = new StreamWriter(entry.Open());
            writer.Write(source);
        }

        return bytes.ToArray();
    }
}
