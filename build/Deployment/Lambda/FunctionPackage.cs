using System.Security.Cryptography;
using AiChef.Compilation;

namespace AiChef.Deployment.Lambda;

/// <summary>The zip of one function.</summary>
public sealed record FunctionPackage
{
    /// <summary>The function's name in the source tree, such as <c>recipe</c>.</summary>
    public required string Function { get; init; }

    /// <summary>The zip file.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the zip, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Size of the zip in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The key that the zip has in the artifact bucket.</summary>
    public string Key => $"functions/{Function}/{Sha256}.zip";

    /// <summary>The hash as Lambda shows it: base64.</summary>
    public string CodeSha256 => Convert.ToBase64String(Convert.FromHexString(Sha256));

    /// <summary>Whether the file exists and has exactly the hashed bytes.</summary>
    public bool IsWhole
    {
        get
        {
            if (!File.Exists(Path))
            {
                return false;
            }
            using var zip = File.OpenRead(Path);
            return zip.Length == Size && Convert.ToHexStringLower(SHA256.HashData(zip)) == Sha256;
        }
    }

    /// <summary>Writes a zip and describes it.</summary>
    public static FunctionPackage Write(string function, string path, byte[] zip)
    {
        AtomicFile.Write(path, zip);
        return new FunctionPackage
        {
            Function = function,
            Path = path,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(zip)),
            Size = zip.Length,
        };
    }
}
