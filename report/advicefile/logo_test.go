package advicefile_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"sggscan/internal/problem"
	"sggscan/internal/words"
	"sggscan/report/advicefile"
)

func pngOf(t *testing.T, picture image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// flat is a flattened logo: an opaque PNG of eight bits in three colours.
func flat(t *testing.T, data []byte) image.Image {
	t.Helper()
	got, err := advicefile.FlattenLogo(data)
	if err != nil {
		t.Fatal(err)
	}
	const colourType = 25 // in the first chunk; 2 is colour without alpha
	if got[colourType-1] != 8 || got[colourType] != 2 {
		t.Errorf("depth %d, colour type %d: not an opaque PNG", got[colourType-1], got[colourType])
	}
	again, err := advicefile.FlattenLogo(data)
	if err != nil || !bytes.Equal(got, again) {
		t.Errorf("the same picture gives other bytes (%v)", err)
	}
	out, err := png.Decode(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// near reports whether two colours are the same to the eye.
func near(a, b color.Color) bool {
	x, y := color.RGBAModel.Convert(a).(color.RGBA), color.RGBAModel.Convert(b).(color.RGBA)
	d := func(p, q uint8) int { return max(int(p)-int(q), int(q)-int(p)) }
	return max(d(x.R, y.R), d(x.G, y.G), d(x.B, y.B), d(x.A, y.A)) < 8
}

// What is clear becomes white, what is half clear becomes lighter, and what is solid stays.
func TestTransparency(t *testing.T) {
	picture := image.NewNRGBA(image.Rect(10, 10, 40, 20)) // a picture need not begin at 0,0
	for x := 10; x < 40; x++ {
		for y := 10; y < 20; y++ {
			picture.Set(x, y, color.NRGBA{B: 200, A: []uint8{0, 128, 255}[(x-10)/10]})
		}
	}
	got := flat(t, pngOf(t, picture))
	if got.Bounds() != image.Rect(0, 0, 30, 10) {
		t.Errorf("bounds %v", got.Bounds())
	}
	for x, want := range map[int]color.Color{5: color.White, 15: color.RGBA{127, 127, 227, 255},
		25: color.RGBA{0, 0, 200, 255}} {
		if c := got.At(x, 5); !near(c, want) {
			t.Errorf("at %d: %v, want %v", x, c, want)
		}
	}
}

func TestWidth(t *testing.T) {
	for _, c := range []struct{ width, height, wantWidth, wantHeight int }{
		{800, 300, 800, 300}, {801, 300, 800, 300}, {1600, 400, 800, 200}, {4000, 1, 800, 1}, {3, 4000, 3, 4000},
	} {
		picture := image.NewNRGBA(image.Rect(0, 0, c.width, c.height))
		for n := range picture.Pix {
			picture.Pix[n] = []uint8{30, 90, 120, 255}[n%4]
		}
		got := flat(t, pngOf(t, picture))
		if b := got.Bounds(); b.Dx() != c.wantWidth || b.Dy() != c.wantHeight {
			t.Errorf("%d×%d becomes %v", c.width, c.height, b)
		}
		if at := got.At(got.Bounds().Dx()/2, got.Bounds().Dy()/2); !near(at, color.RGBA{30, 90, 120, 255}) {
			t.Errorf("%d×%d: the colour becomes %v", c.width, c.height, at)
		}
	}
}

// cmykJPEG is a picture of 16×8 pixels in printer's colours, left cyan and right white, as programs of designers save
// it.
const cmykJPEG = `/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/9sAQwECAgICAgIFAwMFCgcGBwoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK/8AAFAgACAAQBAERAAIRAQMRAQQRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAkACP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAICf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAOBAEAAhEDEQQAAD8AxeKa/h/BnlYgGn//2Q==`

func TestJPEG(t *testing.T) {
	picture := image.NewRGBA(image.Rect(0, 0, 20, 20))
	for n := range picture.Pix {
		picture.Pix[n] = []uint8{200, 40, 40, 255}[n%4]
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture, nil); err != nil {
		t.Fatal(err)
	}
	if got := flat(t, b.Bytes()); !near(got.At(9, 9), color.RGBA{200, 40, 40, 255}) {
		t.Errorf("the colour becomes %v", got.At(9, 9))
	}
	data, err := base64.StdEncoding.DecodeString(cmykJPEG)
	if err != nil {
		t.Fatal(err)
	}
	if config, err := jpeg.DecodeConfig(bytes.NewReader(data)); err != nil || config.ColorModel != color.CMYKModel {
		t.Fatalf("the fixture is no CMYK: %v", err)
	}
	got := flat(t, data)
	if !near(got.At(3, 4), color.RGBA{0, 255, 255, 255}) || !near(got.At(12, 4), color.White) {
		t.Errorf("cyan becomes %v and white %v", got.At(3, 4), got.At(12, 4))
	}
}

// claims gives a PNG other sizes in its head, as a bomb does.
func claims(data []byte, width, height uint32) []byte {
	out := bytes.Clone(data)
	binary.BigEndian.PutUint32(out[16:], width)
	binary.BigEndian.PutUint32(out[20:], height)
	binary.BigEndian.PutUint32(out[29:], crc32.ChecksumIEEE(out[12:29]))
	return out
}

func TestRefused(t *testing.T) {
	small := pngOf(t, image.NewRGBA(image.Rect(0, 0, 50, 50)))
	for name, c := range map[string]struct {
		data []byte
		want words.Key
	}{
		"empty": {nil, "logo.no_png_jpeg"}, "text": {[]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), "logo.no_png_jpeg"},
		"gif": {[]byte("GIF89a\x01\x00\x01\x00"), "logo.no_png_jpeg"},
		"cut": {small[:len(small)/2], "logo.picture_damaged_did_not"}, "head only": {small[:10], "logo.picture_damaged_did_not"},
		"jpeg head only": {[]byte("\xff\xd8\xff\xe0"), "logo.picture_damaged_did_not"},
		"damaged":        {append(bytes.Clone(small[:45]), bytes.Repeat([]byte{7}, 100)...), "logo.picture_damaged_did_not"},
		"wide":           {claims(small, 4001, 10), "logo.picture_pixels"}, "high": {claims(small, 10, 4001), "logo.picture_pixels"},
		"huge":                      {claims(small, 60_000, 60_000), "logo.picture_pixels"},
		"claims more than it holds": {claims(small, 3000, 3000), "logo.picture_damaged_did_not"},
		"heavy":                     {append(bytes.Clone(small), make([]byte, advicefile.MaxLogoBytes)...), "logo.picture_larger_than_mb"},
	} {
		got, err := advicefile.FlattenLogo(c.data)
		var told *problem.Refusal
		if !errors.As(err, &told) || told.Key != c.want || got != nil {
			t.Errorf("%s: %v, want %s", name, err, c.want)
			continue
		}
		if told.Text.NL == "" || told.Text.EN == "" {
			t.Errorf("%s: nothing is said", name)
		}
	}
}
