using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AiChef.Compilation;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>The file for programs that a command writes.</summary>
internal static class JsonFile
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a result; nothing without a file.</summary>
    /// <param name="file">The file, whose folder is made.</param>
    /// <param name="result">The result.</param>
    /// <param name="masked">Hides secrets.</param>
    internal static void Write<T>(AbsolutePath? file, T result, Func<string, string> masked)
    {
        if (file is null)
        {
            return;
        }
        file.Parent.CreateDirectory();
        AtomicFile.Write(file, masked(JsonSerializer.Serialize(result, Form)) + "\n");
        Log.Information("Written: {File:l}", file);
    }
}
