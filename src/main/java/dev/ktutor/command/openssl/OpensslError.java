package dev.ktutor.command.openssl;

/** Entries of OpenSSL's error queue: packed code, library, function, reason and place in its source, as 3.0.19 prints them. */
enum OpensslError {
    UNREGISTERED_SCHEME("16000069:STORE routines:ossl_store_get0_loader_int:unregistered scheme:../crypto/store/store_register.c:237"),
    STORE_UNSUPPORTED("1608010C:STORE routines:ossl_store_handle_load_result:unsupported:../crypto/store/store_result.c:149"),
    NO_SUPPORTED_DATA("1E08010C:DECODER routines:OSSL_DECODER_from_bio:unsupported:../crypto/encode_decode/decoder_lib.c:103"),
    BIO_NO_SUCH_FILE("10000080:BIO routines:BIO_new_file:no such file:../crypto/bio/bss_file.c:75"),
    BIO_SYSTEM_LIB("10080002:BIO routines:BIO_new_file:system lib:../crypto/bio/bss_file.c:77"),
    CERT_FILE_SYSTEM("05880002:x509 certificate routines:X509_load_cert_crl_file_ex:system lib:../crypto/x509/by_file.c:229"),
    CERT_FILE_EMPTY("05800088:x509 certificate routines:X509_load_cert_crl_file_ex:no certificate or crl found:../crypto/x509/by_file.c:252"),
    PEM_NO_START("0480006C:PEM routines:get_name:no start line:../crypto/pem/pem_lib.c:760"),
    PEM_BAD_END("04800066:PEM routines:get_header_and_data:bad end line:../crypto/pem/pem_lib.c:905"),
    PEM_BAD_BASE64("04800064:PEM routines:PEM_read_bio_ex:bad base64 decode:../crypto/pem/pem_lib.c:997"),
    PEM_BAD_DECRYPT("04800065:PEM routines:PEM_do_header:bad decrypt:../crypto/pem/pem_lib.c:466"),
    PEM_BAD_PASSWORD_READ("04800068:PEM routines:PEM_do_header:bad password read:../crypto/pem/pem_lib.c:433"),
    UNPAD_BAD_DECRYPT("1C800064:Provider routines:ossl_cipher_unpadblock:bad decrypt:../providers/implementations/ciphers/ciphercommon_block.c:124"),
    PKCS12_CIPHER_FINAL("11800074:PKCS12 routines:PKCS12_pbe_crypt_ex:pkcs12 cipherfinal error:../crypto/pkcs12/p12_decr.c:88"),
    NO_PASSPHRASE("1C80009F:Provider routines:epki2pki_decode:unable to get passphrase:../providers/implementations/encode_decode/decode_epki2pki.c:118"),
    UI_READING("1400006B:UI routines:UI_process:processing error:../crypto/ui/ui_lib.c:545"),
    UI_LIB("07880028:common libcrypto routines:do_ui_passphrase:UI lib:../crypto/passphrase.c:177"),
    KEY_MISMATCH("05800074:x509 certificate routines:X509_check_private_key:key values mismatch:../crypto/x509/x509_cmp.c:403"),
    KEY_TYPE_MISMATCH("05800073:x509 certificate routines:X509_check_private_key:key type mismatch:../crypto/x509/x509_cmp.c:406"),
    DIFFERENT_KEY_TYPES("03000065:digital envelope routines:evp_keymgmt_util_match:different key types:../crypto/evp/keymgmt_lib.c:388"),
    PUBLIC_KEY_DECODE("03000072:digital envelope routines:X509_PUBKEY_get0:decode error:../crypto/x509/x_pubkey.c:458"),
    NO_TRADITIONAL_FORM("0480006E:PEM routines:PEM_write_bio_PrivateKey_traditional:unsupported public key type:../crypto/pem/pem_pkey.c:358"),
    INVALID_DIGIT("06800082:asn1 encoding routines:a2d_ASN1_OBJECT:invalid digit:../crypto/asn1/a_object.c:115"),
    FINAL_BLOCK("1C80006B:Provider routines:ossl_cipher_generic_block_final:wrong final block length:../providers/implementations/ciphers/ciphercommon.c:417"),
    SCRYPT_COSTS("068000E3:asn1 encoding routines:PKCS5_pbe2_set_scrypt:invalid scrypt parameters:../crypto/asn1/p5_scrypt.c:59"),
    ITEM_ENCRYPT("11800067:PKCS12 routines:PKCS12_item_i2d_encrypt_ex:encrypt error:../crypto/pkcs12/p12_decr.c:203"),
    PKCS8_ENCRYPT("11800067:PKCS12 routines:PKCS8_set0_pbe_ex:encrypt error:../crypto/pkcs12/p12_p8e.c:79"),
    ASN1_WRONG_TAG("068000A8:asn1 encoding routines:asn1_check_tlen:wrong tag:../crypto/asn1/tasn_dec.c:1194"),
    ASN1_NESTED("0688010A:asn1 encoding routines:asn1_item_embed_d2i:nested asn1 error:../crypto/asn1/tasn_dec.c:349"),
    SIGN_FAILED("1C880004:Provider routines:rsa_sign:RSA lib:../providers/implementations/signature/rsa_sig.c:674"),
    FIRST_NUMBER("0680007A:asn1 encoding routines:a2d_ASN1_OBJECT:first num too large:../crypto/asn1/a_object.c:76"),
    BAD_NUMBER("11000064:X509 V3 routines:s2i_ASN1_INTEGER:bn dec2bn error:../crypto/x509/v3_utl.c:231"),
    STRING_TOO_LONG("06800097:asn1 encoding routines:ASN1_mbstring_ncopy:string too long:../crypto/asn1/a_mbstr.c:106"),
    STRING_TOO_SHORT("06800098:asn1 encoding routines:ASN1_mbstring_ncopy:string too short:../crypto/asn1/a_mbstr.c:101"),
    ILLEGAL_CHARACTERS("0680007C:asn1 encoding routines:ASN1_mbstring_ncopy:illegal characters:../crypto/asn1/a_mbstr.c:125"),
    INVALID_UTF8("06800086:asn1 encoding routines:ASN1_mbstring_ncopy:invalid utf8string:../crypto/asn1/a_mbstr.c:82"),
    KEY_TOO_SMALL("1C8000AB:Provider routines:rsa_gen_set_params:key size too small:../providers/implementations/keymgmt/rsa_kmgmt.c:509"),
    CONFIG_BRACKET("07000064:configuration file routines:def_load_bio:missing close square bracket:../crypto/conf/conf_def.c:368"),
    CONFIG_EQUALS("07000065:configuration file routines:def_load_bio:missing equal sign:../crypto/conf/conf_def.c:440"),
    CONFIG_VARIABLE("07000068:configuration file routines:str_copy:variable has no value:../crypto/conf/conf_def.c:775"),
    CONFIG_BRACE("07000066:configuration file routines:str_copy:no close brace:../crypto/conf/conf_def.c:752"),
    CONFIG_PRAGMA("0700007A:configuration file routines:def_load_bio:invalid pragma:../crypto/conf/conf_def.c:399"),
    CONFIG_BOOLEAN("0700007A:configuration file routines:parsebool:invalid pragma:../crypto/conf/conf_def.c:203"),
    CONFIG_RELATIVE("0700007D:configuration file routines:def_load_bio:relative path:../crypto/conf/conf_def.c:490"),
    CONFIG_EXPANSION("07000074:configuration file routines:str_copy:variable expansion too long:../crypto/conf/conf_def.c:779"),
    EXTENSION_ERROR("11000080:X509 V3 routines:X509V3_EXT_nconf_int:error in extension:../crypto/x509/v3_conf.c:48"),
    EXTENSION_UNKNOWN("11000082:X509 V3 routines:do_ext_nconf:unknown extension name:../crypto/x509/v3_conf.c:92"),
    EXTENSION_NAME("11000073:X509 V3 routines:v3_generic_extension:extension name error:../crypto/x509/v3_conf.c:243"),
    EXTENSION_NO_SETTING("11000067:X509 V3 routines:do_ext_nconf:extension setting not supported:../crypto/x509/v3_conf.c:147"),
    EXTENSION_BAD_STRING("11000069:X509 V3 routines:do_ext_nconf:invalid extension string:../crypto/x509/v3_conf.c:115"),
    GENERAL_NAME_OPTION("11000075:X509 V3 routines:v2i_GENERAL_NAME_ex:unsupported option:../crypto/x509/v3_san.c:626"),
    GENERAL_NAME_MISSING("1100007C:X509 V3 routines:v2i_GENERAL_NAME_ex:missing value:../crypto/x509/v3_san.c:603"),
    BAD_IP_ADDRESS("11000076:X509 V3 routines:a2i_GENERAL_NAME:bad ip address:../crypto/x509/v3_san.c:552"),
    BAD_OBJECT("11000077:X509 V3 routines:a2i_GENERAL_NAME:bad object:../crypto/x509/v3_san.c:537"),
    UNKNOWN_BIT("1100006F:X509 V3 routines:v2i_ASN1_BIT_STRING:unknown bit string argument:../crypto/x509/v3_bitst.c:93"),
    INVALID_BOOLEAN("11000068:X509 V3 routines:X509V3_get_value_bool:invalid boolean string:../crypto/x509/v3_utl.c:272"),
    INVALID_NAME("1100006A:X509 V3 routines:v2i_BASIC_CONSTRAINTS:invalid name:../crypto/x509/v3_bcons.c:78"),
    UNKNOWN_OBJECT_NAME("04000067:object identifier routines:OBJ_txt2obj:unknown object name:../crypto/objects/obj_dat.c:377"),
    INVALID_POLICY("1100006E:X509 V3 routines:r2i_certpol:invalid object identifier:../crypto/x509/v3_cpols.c:126"),
    BAD_ACCESS_METHOD("11000077:X509 V3 routines:v2i_AUTHORITY_INFO_ACCESS:bad object:../crypto/x509/v3_info.c:139"),
    DIRECTORY_NAME("11000095:X509 V3 routines:a2i_GENERAL_NAME:dirname error:../crypto/x509/v3_san.c:560"),
    OTHER_NAME("11000093:X509 V3 routines:a2i_GENERAL_NAME:othername error:../crypto/x509/v3_san.c:567"),
    ILLEGAL_HEX("07800066:common libcrypto routines:hexstr2buf_sep:illegal hex digit:../crypto/o_str.c:162"),
    EXTENSION_VALUE("11000074:X509 V3 routines:v3_generic_extension:extension value error:../crypto/x509/v3_conf.c:256"),
    CONSTRAINT_SYNTAX("1100008F:X509 V3 routines:v2i_NAME_CONSTRAINTS:invalid syntax:../crypto/x509/v3_ncons.c:144"),
    FEATURE_SYNTAX("1100008F:X509 V3 routines:v2i_TLS_FEATURE:invalid syntax:../crypto/x509/v3_tlsf.c:130"),
    EMPTY_ITEM_NAME("1100006C:X509 V3 routines:X509V3_parse_list:invalid empty name:../crypto/x509/v3_utl.c:380"),
    EMPTY_ITEM_VALUE("1100006D:X509 V3 routines:X509V3_parse_list:invalid null value:../crypto/x509/v3_utl.c:365"),
    ASN1_TAG("068000C2:asn1 encoding routines:asn1_cb:unknown tag:../crypto/asn1/asn1_gen.c:269"),
    ASN1_GENERATED("068000C2:asn1 encoding routines:ASN1_generate_v3:unknown tag:../crypto/asn1/asn1_gen.c:90"),
    SIGNING_DIGEST("03000086:digital envelope routines:do_sigver_init:initialization error:../crypto/evp/m_sigver.c:274"),
    INVALID_USAGE("1100006E:X509 V3 routines:v2i_EXTENDED_KEY_USAGE:invalid object identifier:../crypto/x509/v3_extku.c:99"),
    NO_ISSUER_CERTIFICATE("11000079:X509 V3 routines:v2i_AUTHORITY_KEYID:no issuer certificate:../crypto/x509/v3_akid.c:157"),
    NO_ISSUER_KEYID("1100007B:X509 V3 routines:v2i_AUTHORITY_KEYID:unable to get issuer keyid:../crypto/x509/v3_akid.c:199"),
    KEYID_OPTION("11000078:X509 V3 routines:v2i_AUTHORITY_KEYID:unknown option:../crypto/x509/v3_akid.c:139"),
    INVALID_SECTION("11000096:X509 V3 routines:do_dirname:section not found:../crypto/x509/v3_san.c:680"),
    NO_ISSUER_DETAILS("1100007F:X509 V3 routines:copy_issuer:no issuer details:../crypto/x509/v3_san.c:326"),
    INVALID_CURVE("0800008D:elliptic curve routines:group_new_from_name:invalid curve:../crypto/ec/ec_lib.c:1490"),
    ASN1_TOO_LONG("0680009B:asn1 encoding routines:ASN1_get_object:too long:../crypto/asn1/asn1_lib.c:95"),
    ASN1_HEADER_TOO_LONG("0680007B:asn1 encoding routines:ASN1_get_object:header too long:../crypto/asn1/asn1_lib.c:105"),
    ASN1_NOT_ENOUGH("0680008E:asn1 encoding routines:asn1_d2i_read_bio:not enough data:../crypto/asn1/a_d2i_fp.c:196"),
    SIGNATURE_LENGTH("02000077:rsa routines:ossl_rsa_verify:wrong signature length:../crypto/rsa/rsa_sign.c:332"),
    SIGNATURE_BAD("02000068:rsa routines:ossl_rsa_verify:bad signature:../crypto/rsa/rsa_sign.c:430"),
    UNKNOWN_DIGEST("0308010C:digital envelope routines:inner_evp_generic_fetch:unsupported:../crypto/evp/evp_fetch.c:386");

    private final String text;

    OpensslError(String text) {
        this.text = text;
    }

    /** The line after the thread's number. */
    String line(String data) {
        return "error:" + text + ":" + data;
    }

    /** A system call's error. */
    static String system(int number, String function, String reason, String place, String data) {
        return String.format("error:%08X:system library:%s:%s:%s:%s", 0x80000000 | number, function, reason, place, data);
    }
}
