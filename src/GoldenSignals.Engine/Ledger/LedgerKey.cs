using System.Security.Cryptography;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Ledger;

/// <summary>The key heads are signed with: a file of its own beside the database, which only its owner may read.</summary>
public sealed class LedgerKey : IDisposable
{
    public const string FileName = "ledger-key.pem";

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private readonly ECDsa key;

    private LedgerKey(ECDsa key)
    {
        this.key = key;
        Public = Point(key);
    }

    /// <summary>4 and the two coordinates, 65 bytes.</summary>
    public byte[] Public { get; }

    /// <summary>Opens the key of a data folder.</summary>
    /// <param name="mayCreate">Makes one where there is none.</param>
    /// <exception cref="StoreException">There is none, others may read it, or it is no such key.</exception>
    public static LedgerKey Open(string folder, bool mayCreate)
    {
        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            return mayCreate ? Create(file) : throw new StoreException($"{file}, which signs the ledger, is missing. Restore it from a copy.");
        }
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0)
        {
            throw new StoreException($"{file} may be read or written by others. Take that from them with `chmod 600 {file}`.");
        }
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            return key.KeySize == 256 ? new LedgerKey(key) : throw new CryptographicException("It is no key on P-256.");
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new StoreException($"{file} holds no key that can sign the ledger. Restore it from a copy.", fault);
        }
    }

    /// <summary>The public key of a data folder; null while it has none.</summary>
    public static byte[]? PublicOf(string folder)
    {
        if (!File.Exists(Path.Combine(folder, FileName)))
        {
            return null;
        }
        using LedgerKey key = Open(folder, mayCreate: false);
        return key.Public;
    }

    public byte[] Sign(byte[] message) => key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public static bool Verify(byte[] publicKey, byte[] message, byte[] signature)
    {
        if (publicKey is not [4, ..] || publicKey.Length != 65)
        {
            return false;
        }
        try
        {
            using ECDsa key = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = publicKey[1..33], Y = publicKey[33..] },
            });
            return key.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            return false; // no point of the curve
        }
    }

    public void Dispose() => key.Dispose();

    private static LedgerKey Create(string file)
    {
        ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using var stream = new FileStream(file, options);
        using var text = new StreamWriter(stream);
        text.WriteLine(key.ExportPkcs8PrivateKeyPem());
        text.Flush();
        stream.Flush(flushToDisk: true);
        return new LedgerKey(key);
    }

    private static byte[] Point(ECDsa key)
    {
        ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
        return [4, .. point.X!, .. point.Y!];
    }
}
